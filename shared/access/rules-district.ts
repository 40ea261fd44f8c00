import { role } from './condition.ts';
import { ROLES } from './roles.ts';
import { EMERGENCY_ROLES } from './rules-exceptions.ts';
import type { Rule } from './rule.ts';

/** What is done in the district as a whole: custody, the role map, applications, reports that identify nobody. */
export const DISTRICT_RULES: readonly Rule[] = [
  {
    id: 'R55',
    effect: 'permit',
    title: {
      en: 'The superintendent, for uses of the system, applications and reports',
      es: 'La superintendencia, para los usos del sistema, las solicitudes y los informes',
    },
    // R58: gathering, analysis and reporting are the superintendent's alone (C18: not delegable).
    source: 'R55, R56, R58; DB General Access, Proper Use 1',
    purpose: 'administrative',
    actions: [
      'audit.read',
      'application.decide',
      'emergency.review',
      'question.review',
      'people.list',
      'access.simulate',
      'report.read',
    ],
    fieldClasses: ['identity'],
    when: role('superintendent'),
  },
  {
    id: 'R54',
    effect: 'permit',
    title: {
      en: "Administrators of the system, for the role map that carries out the superintendent's regulation",
      es: 'Administración del sistema, para el mapa de funciones que aplica el reglamento de la superintendencia',
    },
    source: 'R54; DB Proper Use 2',
    purpose: 'administrative',
    actions: ['mapping.edit', 'people.list', 'access.simulate'],
    fieldClasses: [],
    when: role('administrator'),
  },
  {
    id: 'R1-form',
    effect: 'permit',
    title: {
      en: 'Administrators of the system, for what the face sheet asks for',
      es: 'Administración del sistema, para lo que pide la hoja del estudiante',
    },
    source: 'R1; CM B.1.a',
    purpose: 'administrative',
    actions: ['sheet-form.edit'],
    fieldClasses: [],
    when: role('administrator'),
  },
  {
    id: 'R13-letters',
    effect: 'permit',
    title: {
      en: 'Administrators of the system, for the templates of letters to the home',
      es: 'La administración del sistema, para las plantillas de cartas al hogar',
    },
    source: 'R7, R13; CM B.1.c',
    purpose: 'administrative',
    actions: ['letter-templates.edit'],
    fieldClasses: [],
    when: role('administrator'),
  },
  {
    id: 'R169-calendar',
    effect: 'permit',
    title: {
      en: 'Records managers and administrators of the system, for the days that count for deadlines',
      es: 'Responsables de archivos y administración del sistema, para los días que cuentan en los plazos',
    },
    source: 'R169; 515 XIV.B, section W',
    purpose: 'administrative',
    actions: ['calendar.edit'],
    fieldClasses: [],
    when: role('recordsManager', 'administrator'),
  },
  {
    id: 'R54-caseloads',
    effect: 'permit',
    title: {
      en: 'Principals and special education administrators, for the people who work with their students',
      es: 'Dirección escolar y administración de educación especial, para las personas que trabajan con sus estudiantes',
    },
    source: 'R45, R46, R54; DB Proper Use 2',
    purpose: 'administrative',
    actions: ['people.list'],
    fieldClasses: [],
    when: role('principal', 'assistantPrincipal', 'spedAdministrator'),
  },
  {
    id: 'R60',
    effect: 'permit',
    title: {
      en: 'Records managers, for the audit trail and the names in it',
      es: 'Responsables de archivos, para el registro de auditoría y los nombres que contiene',
    },
    source: 'R60; DB Proper Use 5',
    purpose: 'administrative',
    actions: ['audit.read', 'access.check', 'emergency.review', 'question.review', 'people.list'],
    fieldClasses: ['identity'],
    when: role('recordsManager'),
  },
  {
    id: 'R60-staff',
    effect: 'permit',
    title: {
      en: 'Records managers and the superintendent, for one member of staff in the audit trail and a stated purpose',
      es: 'Responsables de archivos y la superintendencia, para una persona del personal en el registro de auditoría y un fin declarado',
    },
    // Apart from reading the trail, so that a district can give that without this: R37 to R41 bar all that judges staff.
    // Never this alone: a search shows lines of the trail.
    source: 'R37, R38, R39, R40, R41, R55, R60; DB Proper Use 5, MD par. 5',
    purpose: 'administrative',
    actions: ['audit.staff'],
    fieldClasses: ['identity'],
    when: role('recordsManager', 'superintendent'),
  },
  {
    id: 'R119',
    effect: 'permit',
    title: {
      en: 'Records managers, for the disclosure log and the names in it',
      es: 'Responsables de archivos, para el registro de divulgaciones y los nombres que contiene',
    },
    source: 'R119; 515 XIII.E.4',
    purpose: 'administrative',
    actions: ['disclosure.list'],
    fieldClasses: ['identity', 'disclosure'],
    when: role('recordsManager'),
  },
  {
    id: 'R117',
    effect: 'permit',
    title: {
      en: 'Records managers, for sealed orders and for parties that are barred',
      es: 'Responsables de archivos, para las órdenes selladas y las entidades excluidas',
    },
    source: 'R101, R117, R126; 515 VI.B.10, XII.D, XIII.E.3',
    purpose: 'administrative',
    actions: ['custody.keep'],
    fieldClasses: ['identity', 'disclosure'],
    when: role('recordsManager'),
  },
  {
    id: 'R48-R50',
    effect: 'permit',
    title: {
      en: 'Personnel, budget and curriculum offices, for reports that identify nobody',
      es: 'Oficinas de personal, presupuesto y plan de estudios, para informes que no identifican a nadie',
    },
    source: 'R48, R49, R50; DB General Access 5 to 7',
    purpose: 'data-request',
    actions: ['report.read'],
    fieldClasses: [],
    when: role('personnelOffice', 'budgetOffice', 'curriculumOffice'),
  },
  {
    id: 'R68',
    effect: 'permit',
    title: {
      en: 'Principals and special education administrators, for reports that identify nobody',
      es: 'Dirección escolar y administración de educación especial, para informes que no identifican a nadie',
    },
    source: 'R30, R68; DB External 5',
    purpose: 'administrative',
    actions: ['report.read'],
    fieldClasses: [],
    when: role('principal', 'assistantPrincipal', 'spedAdministrator'),
  },
  {
    id: 'R81',
    effect: 'permit',
    title: {
      en: 'Certified staff, for opening a record in an emergency',
      es: 'Personal certificado, para abrir un expediente en una emergencia',
    },
    source: 'R81, R102; 515 V.B, VI.B.11',
    purpose: 'service',
    actions: ['emergency.open'],
    fieldClasses: [],
    when: role(...EMERGENCY_ROLES),
  },
  {
    id: 'R56-apply',
    effect: 'permit',
    title: {
      en: 'Everybody who works here, for applying in writing and for their own uses of the system',
      es: 'Todo el personal, para solicitar por escrito y para ver sus propios usos del sistema',
    },
    source: 'R56, R60; DB General Access 10, Proper Use 5',
    purpose: 'data-request',
    actions: ['application.write', 'history.own'],
    fieldClasses: ['identity'],
    when: role(...ROLES),
  },
];
