import { attribute, role, unsealed } from './condition.ts';
import { BASIC_CLASSES, type FieldClass, RECORD_CLASSES } from './field-classes.ts';
import type { Rule } from './rule.ts';

/** What the committee needs to recommend; special education is the IEP committee's (R26, R74). */
const COMMITTEE: readonly FieldClass[] = ['identity', 'directory', 'academic', 'casework', 'discipline'];

/** The district student placement committee: whose record its people open, and for how long (R1, R6, R20, R24, R26). */
export const COMMITTEE_RULES: readonly Rule[] = [
  {
    id: 'R1-refer',
    effect: 'permit',
    title: {
      en: "The committee's social worker, to refer any student",
      es: 'Trabajo social del comité, para remitir a cualquier estudiante',
    },
    // Whom the committee refers has no case yet. Who it is and in which school: nothing else of the record.
    source: 'R1, R2; CM A, B.1.a',
    purpose: 'service',
    actions: ['student.view', 'case.open'],
    fieldClasses: BASIC_CLASSES,
    when: unsealed(role('dspcSocialWorker')),
  },
  {
    id: 'R1-case',
    effect: 'permit',
    title: {
      en: "The committee's social worker, for students with an open case",
      es: 'Trabajo social del comité, para los estudiantes con un caso abierto',
    },
    source: 'R1, R6; CM B.1',
    purpose: 'service',
    actions: ['student.view', 'contact.add', 'sheet.write', 'case.view', 'case.write'],
    fieldClasses: COMMITTEE,
    when: unsealed(role('dspcSocialWorker'), attribute('managed')),
  },
  {
    id: 'R6',
    effect: 'permit',
    title: {
      en: 'The placement specialist, for students with an open case',
      es: 'El especialista de ubicación, para los estudiantes con un caso abierto',
    },
    source: 'R6; CM B.1.b',
    purpose: 'service',
    actions: ['student.view', 'case.view'],
    fieldClasses: ['identity', 'directory', 'casework'],
    when: unsealed(role('placementSpecialist'), attribute('managed')),
  },
  {
    id: 'R20',
    effect: 'permit',
    title: {
      en: 'The director of student assignments, for cases before the committee',
      es: 'La dirección de asignación de estudiantes, para los casos ante el comité',
    },
    source: 'R20, R23, R27, R28; CM D',
    purpose: 'administrative',
    actions: ['student.view', 'contact.add', 'case.view', 'case.direct'],
    fieldClasses: RECORD_CLASSES,
    when: unsealed(role('assignmentDirector'), attribute('committee')),
  },
  {
    id: 'R28',
    effect: 'permit',
    title: {
      en: 'The director of student assignments, for cases just decided, while the family may appeal',
      es: 'La dirección de asignación de estudiantes, para los casos recién decididos, mientras la familia puede apelar',
    },
    source: 'R27, R28, R33; CM D.5, MD par. 3',
    purpose: 'administrative',
    actions: ['student.view', 'case.view', 'case.direct'],
    fieldClasses: ['identity', 'directory', 'casework'],
    when: unsealed(role('assignmentDirector'), attribute('decided')),
  },
  {
    id: 'R26',
    effect: 'permit',
    title: {
      en: 'Members of the committee, for students on its agenda',
      es: 'Integrantes del comité, para los estudiantes de su orden del día',
    },
    source: 'R24, R26; CM D.4',
    purpose: 'administrative',
    actions: ['student.view', 'case.view'],
    fieldClasses: COMMITTEE,
    when: unsealed(role('committeeMember'), attribute('agenda')),
  },
  {
    id: 'R24',
    effect: 'permit',
    title: {
      en: 'Everybody who works on cases, for lists of the cases they may see',
      es: 'Quienes trabajan en casos, para las listas de los casos que pueden ver',
    },
    source: 'R10, R13, R24; CM B.1, D.4',
    purpose: 'service',
    actions: ['case.list'],
    fieldClasses: ['identity', 'directory', 'casework'],
    when: role(
      'counselor',
      'socialWorker',
      'psychologist',
      'principal',
      'assistantPrincipal',
      'spedAdministrator',
      'dspcSocialWorker',
      'placementSpecialist',
      'assignmentDirector',
      'committeeMember',
      'superintendent',
      'executiveSecretary',
    ),
  },
  {
    id: 'R24-days',
    effect: 'permit',
    title: {
      en: 'The director of student assignments, for the days on which the committee meets',
      es: 'La dirección de asignación de estudiantes, para los días en que se reúne el comité',
    },
    source: 'R24; CM Note',
    purpose: 'administrative',
    actions: ['committee.edit'],
    fieldClasses: [],
    when: role('assignmentDirector'),
  },
];
