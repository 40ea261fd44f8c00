import { all, any, relation, role, roleAtStudentsBuilding, unsealed } from './condition.ts';
import type { FieldClass } from './field-classes.ts';
import type { Rule } from './rule.ts';

/** The form, and the original names in it (R197). */
const FORM: readonly FieldClass[] = ['identity', 'directory', 'names'];

/** Who has a part in an update of a student's name: writes the form, decides, and does what follows (R193 to R206). */
export const NAME_RULES: readonly Rule[] = [
  {
    id: 'R193',
    effect: 'permit',
    title: {
      en: 'Counselors and social workers, for name updates of the students they now work with',
      es: 'Consejería escolar y trabajo social, para los cambios de nombre de los estudiantes que ahora atienden',
    },
    source: 'R193, R197, R203; Update form',
    purpose: 'service',
    actions: ['name.view', 'name.keep'],
    fieldClasses: FORM,
    when: unsealed(any(all(role('counselor'), relation('counselor')), all(role('socialWorker'), relation('serving')))),
  },
  {
    id: 'R205',
    effect: 'permit',
    title: {
      en: "Principals, for name updates of their building's students",
      es: 'Dirección escolar, para los cambios de nombre del alumnado de su escuela',
    },
    // The form asks for the principal's own signature: no assistant's.
    source: 'R193, R197, R202, R205, R206; Update form',
    purpose: 'administrative',
    actions: ['name.view', 'name.keep', 'name.decide', 'name.task'],
    fieldClasses: FORM,
    when: unsealed(roleAtStudentsBuilding('principal')),
  },
  {
    id: 'R206',
    effect: 'permit',
    title: {
      en: 'Guidance secretaries, for name updates of students now assigned to them',
      es: 'Secretaría de orientación, para los cambios de nombre de los estudiantes que ahora tiene asignados',
    },
    source: 'R193, R197, R206; Update form',
    purpose: 'administrative',
    actions: ['name.view', 'name.keep', 'name.task'],
    fieldClasses: FORM,
    when: unsealed(role('guidanceSecretary'), relation('counselor')),
  },
  {
    id: 'R197',
    effect: 'permit',
    title: {
      en: 'Records managers, for the history of names and what the records office does',
      es: 'Responsables de archivos, para el historial de nombres y lo que hace la oficina de registros',
    },
    // Of a sealed record too: who answers a request for it releases both names (R200).
    source: 'R197, R200, R206; Update form',
    purpose: 'administrative',
    actions: ['name.view', 'name.task'],
    fieldClasses: FORM,
    when: role('recordsManager'),
  },
  {
    id: 'R206-list',
    effect: 'permit',
    title: {
      en: 'Principals, guidance secretaries and records managers, for the list of name updates that wait for them',
      es: 'Dirección escolar, secretaría de orientación y responsables de archivos, para la lista de los cambios de nombre que esperan',
    },
    // Whose updates are on the list the rules above say, student by student.
    source: 'R205, R206; Update form',
    purpose: 'administrative',
    actions: ['name.list'],
    fieldClasses: FORM,
    when: role('principal', 'guidanceSecretary', 'recordsManager'),
  },
  {
    id: 'R193-policy',
    effect: 'permit',
    title: {
      en: 'Records managers, for what the district says of names and pronouns',
      es: 'Responsables de archivos, para lo que el distrito dispone sobre nombres y pronombres',
    },
    source: "R193; the district's policy on names",
    purpose: 'administrative',
    actions: ['names.edit'],
    fieldClasses: [],
    when: role('recordsManager'),
  },
];
