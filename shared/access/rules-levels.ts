import type { Action } from './actions.ts';
import { attribute, relation, role, roleAtStudentsBuilding, unsealed } from './condition.ts';
import { type FieldClass, RECORD_CLASSES } from './field-classes.ts';
import type { Rule } from './rule.ts';

/**
 * Field classes by level. DB General Access sets no limit by class; legitimate educational interest does (R74, R92),
 * so a level gets what its task needs, and the superintendent's regulation may change it (R54). A teacher needs no
 * discipline record and no special education record to teach; a counselor monitors discipline (R14) but does not
 * evaluate for special education. Whoever serves, evaluates or answers for the building needs all of it.
 */
const TEACHING: readonly FieldClass[] = ['identity', 'directory', 'academic', 'casework'];
const GUIDANCE: readonly FieldClass[] = [...TEACHING, 'discipline'];
/** R204: to whoever works directly with the student by a relation of today. No other rule opens it (see `WORKS_DIRECTLY`). */
const FLAG: FieldClass = 'flag';

/**
 * Who may add a contact and write on the face sheet: every level that reads the casework of the student, because all
 * contacts are documented (R13) and administrators, teachers and student-services staff complete the forms (R32). R32 names no secretary, so
 * the secretaries read only (R45, R51, R52). Nobody adds what the same rule would not show again.
 */
const READ_AND_ADD: readonly Action[] = ['student.view', 'contact.add', 'sheet.write'];
const READ: readonly Action[] = ['student.view'];
/** Who works on a case takes its steps; who opens one has consulted or decided on it (R2, R16). */
const CASEWORK: readonly Action[] = [...READ_AND_ADD, 'case.view', 'case.open', 'case.write'];
/** Who answers for students says who works with them: a caseload is a right that somebody gives (R45, R46, R54). */
const READ_ADD_ASSIGN: readonly Action[] = [...CASEWORK, 'caseload.assign'];

/** R44 to R47, R51, R52: whose record each level opens. */
export const LEVEL_RULES: readonly Rule[] = [
  {
    id: 'R44',
    effect: 'permit',
    title: {
      en: 'Teachers, for students now in their classes',
      es: 'Docentes, para los estudiantes que ahora están en sus clases',
    },
    source: 'R44; DB General Access 1',
    purpose: 'instructional',
    actions: READ_AND_ADD,
    fieldClasses: [...TEACHING, FLAG],
    when: unsealed(role('teacher'), relation('teacher')),
  },
  {
    id: 'R45',
    effect: 'permit',
    title: {
      en: 'Counselors, for students now assigned to them',
      es: 'Consejería escolar, para los estudiantes que ahora tiene asignados',
    },
    source: 'R45; DB General Access 2',
    purpose: 'service',
    actions: [...READ_AND_ADD, 'case.view'],
    fieldClasses: [...GUIDANCE, FLAG],
    when: unsealed(role('counselor'), relation('counselor')),
  },
  {
    id: 'R45-secretary',
    effect: 'permit',
    title: {
      en: 'Guidance secretaries, for students now assigned to them',
      es: 'Secretaría de orientación, para los estudiantes que ahora tiene asignados',
    },
    source: 'R45; DB General Access 2',
    purpose: 'administrative',
    actions: READ,
    fieldClasses: GUIDANCE,
    when: unsealed(role('guidanceSecretary'), relation('counselor')),
  },
  {
    id: 'R46',
    effect: 'permit',
    title: {
      en: 'Psychologists and social workers, for students they now serve or are assigned to evaluate',
      es: 'Psicología y trabajo social, para los estudiantes que ahora atienden o deben evaluar',
    },
    source: 'R46; DB General Access 3',
    purpose: 'service',
    actions: CASEWORK,
    fieldClasses: [...RECORD_CLASSES, FLAG],
    when: unsealed(role('psychologist', 'socialWorker'), relation('serving', 'evaluating')),
  },
  {
    id: 'R47',
    effect: 'permit',
    title: {
      en: 'Principals and assistant principals, for students now enrolled in their building',
      es: 'Dirección y subdirección, para los estudiantes ahora inscritos en su escuela',
    },
    source: 'R47; DB General Access 4',
    purpose: 'administrative',
    actions: READ_ADD_ASSIGN,
    fieldClasses: RECORD_CLASSES,
    when: unsealed(roleAtStudentsBuilding('principal', 'assistantPrincipal')),
  },
  {
    id: 'R51',
    effect: 'permit',
    title: {
      en: 'Special education administrators, for students with special education or Section 504 services',
      es: 'Administración de educación especial, para estudiantes con servicios de educación especial o de la Sección 504',
    },
    source: 'R51; DB General Access 8',
    purpose: 'administrative',
    actions: READ_ADD_ASSIGN,
    fieldClasses: RECORD_CLASSES,
    when: unsealed(role('spedAdministrator'), attribute('sped', 's504')),
  },
  {
    id: 'R51-secretary',
    effect: 'permit',
    title: {
      en: 'Special education secretaries, for students with special education or Section 504 services',
      es: 'Secretaría de educación especial, para estudiantes con servicios de educación especial o de la Sección 504',
    },
    source: 'R51; DB General Access 8',
    purpose: 'administrative',
    actions: READ,
    fieldClasses: RECORD_CLASSES,
    when: unsealed(role('spedSecretary'), attribute('sped', 's504')),
  },
  {
    id: 'R52',
    effect: 'permit',
    title: { en: 'The superintendent, for every student', es: 'La superintendencia, para todos los estudiantes' },
    source: 'R52; DB General Access 9',
    purpose: 'administrative',
    // Sealing is the superintendent's: nothing else in the policies gives anybody the right to close a record.
    actions: [...READ_ADD_ASSIGN, 'access.check', 'record.seal'],
    fieldClasses: RECORD_CLASSES,
    when: role('superintendent'),
  },
  {
    id: 'R52-secretary',
    effect: 'permit',
    title: {
      en: 'The executive secretary, for every student',
      es: 'La secretaría ejecutiva, para todos los estudiantes',
    },
    source: 'R52; DB General Access 9',
    purpose: 'administrative',
    actions: [...READ, 'case.view'],
    fieldClasses: RECORD_CLASSES,
    when: role('executiveSecretary'),
  },
];
