import { all, any, grant, attribute, not, role } from './condition.ts';
import { type FieldClass, RECORD_CLASSES } from './field-classes.ts';
import { ROLES, type RoleId } from './roles.ts';
import type { Rule } from './rule.ts';

/** Administrators and certified staff who work with students (R43): who can be the one at hand in an emergency. */
export const EMERGENCY_ROLES: readonly RoleId[] = [
  'teacher',
  'counselor',
  'socialWorker',
  'psychologist',
  'principal',
  'assistantPrincipal',
  'spedAdministrator',
];

/** What protects somebody in an emergency; marks and classes don't (34 CFR 99.36(a): as far as necessary). */
export const EMERGENCY_CLASSES: readonly FieldClass[] = ['identity', 'directory', 'casework', 'discipline', 'sped'];

/**
 * How exceptions open a record, and what closes one: a grant has an end, and opens what it was given for. It is asked
 * for first, since hardly anybody holds one.
 */
export const EXCEPTION_RULES: readonly Rule[] = [
  {
    id: 'R56',
    effect: 'permit',
    title: {
      en: "Anybody with the superintendent's written permission, as far and as long as it says",
      es: 'Quien tenga el permiso escrito de la superintendencia, en la medida y por el tiempo que diga',
    },
    source: 'R55, R56; DB General Access 10',
    purpose: 'data-request',
    actions: ['student.view'],
    fieldClasses: RECORD_CLASSES,
    when: all(grant('application'), role(...ROLES)),
  },
  {
    id: 'R102',
    effect: 'permit',
    title: {
      en: 'Certified staff in an emergency, for four hours, reviewed afterwards',
      es: 'Personal certificado en una emergencia, durante cuatro horas, con revisión posterior',
    },
    source: 'R102; 515 VI.B.11; 34 CFR 99.36',
    purpose: 'service',
    actions: ['student.view'],
    fieldClasses: EMERGENCY_CLASSES,
    when: all(grant('emergency'), role(...EMERGENCY_ROLES), not(attribute('sealed'))),
  },
  {
    id: 'R57-reports',
    effect: 'permit',
    title: {
      en: "Anybody with the superintendent's written permission for de-identified reports",
      es: 'Quien tenga el permiso escrito de la superintendencia para informes sin datos personales',
    },
    source: 'R56, R57; DB General Access 10, Proper Use 3',
    purpose: 'data-request',
    actions: ['report.read'],
    fieldClasses: [],
    when: all(grant('report'), role(...ROLES)),
  },
  {
    id: 'sealed',
    effect: 'forbid',
    title: {
      en: 'A sealed record, except for the superintendent, the executive secretary and those with written permission',
      es: 'Un expediente sellado, salvo para la superintendencia, la secretaría ejecutiva y quien tenga permiso escrito',
    },
    source: 'R55, R80; DB General Access',
    actions: [
      'student.view',
      'contact.add',
      'sheet.write',
      'caseload.assign',
      'case.view',
      'case.open',
      'case.write',
      'case.direct',
    ],
    when: all(attribute('sealed'), not(any(role('superintendent', 'executiveSecretary'), grant('application')))),
  },
];
