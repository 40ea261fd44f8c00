import type { LeiTask } from '../audit/event.ts';
import type { Action } from './actions.ts';
import { all, type Condition, relation, role, roleAtStudentsBuilding } from './condition.ts';
import { FIELD_CLASSES, type FieldClass } from './field-classes.ts';
import type { Title } from './roles.ts';

interface RuleBase {
  /** Stands in every audit entry: never re-used for another rule. */
  readonly id: string;
  readonly title: Title;
  /** The requirement, then the paragraph of the policy it comes from. */
  readonly source: string;
  readonly actions: readonly Action[];
  readonly when: Condition;
}

/** Opens the field classes to whoever meets the condition. */
export interface Permit extends RuleBase {
  readonly effect: 'permit';
  readonly fieldClasses: readonly FieldClass[];
  /** Which of the four tasks makes the interest legitimate; recorded with each view (R74, R92). */
  readonly purpose: LeiTask;
}

/** Closes the actions, whatever permits them. */
export interface Forbid extends RuleBase {
  readonly effect: 'forbid';
}

export type Rule = Permit | Forbid;

/**
 * Field classes by level. DB General Access sets no limit by class; legitimate educational interest does (R74, R92),
 * so a level gets what its task needs, and the superintendent's regulation may change it (R54). A teacher needs no
 * discipline record and no special education record to teach; a counselor monitors discipline (R14) but does not
 * evaluate for special education. Whoever serves, evaluates or answers for the building needs all of it.
 */
const TEACHING: readonly FieldClass[] = ['identity', 'directory', 'academic', 'casework'];
const GUIDANCE: readonly FieldClass[] = [...TEACHING, 'discipline'];

/**
 * Who may add a contact: every level that reads the casework of the student, because all contacts are documented
 * (R13) and administrators, teachers and student-services staff complete the forms (R32). R32 names no secretary, so
 * the two secretaries read only (R45, R52). Nobody adds what the same rule would not show again.
 */
const READ_AND_ADD: readonly Action[] = ['student.view', 'contact.add'];
const READ: readonly Action[] = ['student.view'];

/**
 * The rule table. Default deny: what no rule permits is refused. That is also the gate of R43 (C17: administrators,
 * certified staff and the named secretaries only), since each rule asks for a role, never for a relation alone, and
 * it is why personnel, budget and curriculum offices reach no identifiable data: R48 to R50 have no row here (T3).
 * R51 has none yet either: the roster says nothing of special education or Section 504 services.
 */
export const RULES: readonly Rule[] = [
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
    fieldClasses: TEACHING,
    when: all(role('teacher'), relation('teacher')),
  },
  {
    id: 'R45',
    effect: 'permit',
    title: {
      en: 'Counselors, for students now assigned to them',
      es: 'Consejeros escolares, para los estudiantes que ahora tienen asignados',
    },
    source: 'R45; DB General Access 2',
    purpose: 'service',
    actions: READ_AND_ADD,
    fieldClasses: GUIDANCE,
    when: all(role('counselor'), relation('counselor')),
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
    when: all(role('guidanceSecretary'), relation('counselor')),
  },
  {
    id: 'R46',
    effect: 'permit',
    title: {
      en: 'Psychologists and social workers, for students they now serve or are assigned to evaluate',
      es: 'Psicólogos y trabajadores sociales, para los estudiantes que ahora atienden o deben evaluar',
    },
    source: 'R46; DB General Access 3',
    purpose: 'service',
    actions: READ_AND_ADD,
    fieldClasses: FIELD_CLASSES,
    when: all(role('psychologist', 'socialWorker'), relation('serving', 'evaluating')),
  },
  {
    id: 'R47',
    effect: 'permit',
    title: {
      en: 'Principals and assistant principals, for students now enrolled in their building',
      es: 'Directores y subdirectores, para los estudiantes ahora inscritos en su escuela',
    },
    source: 'R47; DB General Access 4',
    purpose: 'administrative',
    actions: READ_AND_ADD,
    fieldClasses: FIELD_CLASSES,
    when: roleAtStudentsBuilding('principal', 'assistantPrincipal'),
  },
  {
    id: 'R52',
    effect: 'permit',
    title: { en: 'The superintendent, for every student', es: 'El superintendente, para todos los estudiantes' },
    source: 'R52; DB General Access 9',
    purpose: 'administrative',
    // The trail too: the superintendent acts on unauthorized use (R55). The secretary's "everything" is student data.
    actions: [...READ_AND_ADD, 'audit.read'],
    fieldClasses: FIELD_CLASSES,
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
    actions: READ,
    fieldClasses: FIELD_CLASSES,
    when: role('executiveSecretary'),
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
    actions: ['audit.read'],
    fieldClasses: ['identity'],
    when: role('recordsManager'),
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
    fieldClasses: ['identity'],
    when: role('recordsManager'),
  },
];
