import type { FieldClass } from '../access/field-classes.ts';

/**
 * The event catalogue: what the trail can say. Version 1; a word is never re-used for something else.
 * Entries name people by internal reference only and never hold values (R60, R231).
 */
export const AUDIT_ACTIONS = [
  'student.lookup',
  'student.view',
  'contact.add',
  'students.pull',
  'disclosure.list',
  'disclosure.export',
  /** The end of such a file: its hash, or how far it came. */
  'disclosure.file',
  'view.keep',
  'audit.read',
  'application.write',
  'application.withdraw',
  'application.decide',
  'application.list',
  'grant.end',
  'emergency.open',
  'emergency.review',
  'emergency.list',
  'mapping.save',
  'mapping.drop',
  'mapping.publish',
  'mapping.try',
  'people.list',
  'people.view',
  'caseload.assign',
  'caseload.end',
  'record.seal',
  'record.unseal',
  'students.list',
  'access.audience',
  'access.check',
  'access.simulate',
  'history.own',
  'report.read',
  'report.export',
  'discipline.import',
  'attendance.import',
  'session.sign-in',
  'session.sign-out',
  'session.locked',
  'account.create',
  'roster.import',
  'assignments.import',
  'sis-ids.import',
  'adapter.publish',
  'adapter.keep',
  'adapter.switch',
  'adapter.fail',
  'backup.create',
  'restore',
  'audit.staff',
  'trail.key',
  'question.ask',
  'question.answer',
  'question.review',
  'question.list',
  'audit.export',
  'paper.print',
  'sheet.write',
  'drafts.open',
  'case.view',
  'case.open',
  'case.step',
  'case.list',
  'committee.view',
  'committee.packet',
  'committee.edit',
  'sheet-form.edit',
  'contact.addendum',
  'follow-up.close',
  'letters.view',
  'letter.send',
  'letter-templates.edit',
  'calendar.edit',
  'disclosure.view',
  'disclosure.record',
  'disclosure.correct',
  /** All that the custodian does in the sealed book or with parties: one word, so that none of it tells (R117). */
  'custody.keep',
  'custody.view',
  'consent.view',
  'consent.record',
  'consent.use',
  'consent.end',
  'request.view',
  'request.list',
  'request.open',
  'request.step',
  'directory.view',
  'directory.refuse',
  'directory.rescind',
  'directory.edit',
  'directory.desk',
  'directory.ask',
  'directory.make',
  'directory.deny',
  /** The file of a list, given. */
  'directory.file',
  'study.step',
  /** The superintendent's decision on a study, or whether any begins without consent (R64, T2). */
  'study.decide',
  'consent.list',
  'today.view',
  'duty.keep',
  'copy.list',
  'copy.view',
  'copy.begin',
  'copy.step',
  /** The file of a copy was set: before it is handed over, and each time it is made again after that. */
  'copy.file',
  'inspection.view',
  'inspection.keep',
  /** An entry of the Record of Inspection was made by mistake; it stays to be read. */
  'inspection.strike',
  /** A copy of the disclosure log was made for the family (R85, R119); the detail names its SHA-256. */
  'disclosure.copy',
  'name.view',
  'name.list',
  'name.ask',
  'name.step',
  /** A form was set as a file to print (R193); the detail names its SHA-256. */
  'name.form',
  'names.policy',
  'names.edit',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** allowed/refused: policy's answer · failed: tried and could not (a wrong password) · done: an act of the system. */
export const AUDIT_DECISIONS = ['allowed', 'refused', 'failed', 'done'] as const;
export type AuditDecision = (typeof AUDIT_DECISIONS)[number];

/** The four tasks that make an interest legitimate (R74). */
export const LEI_TASKS = ['administrative', 'instructional', 'service', 'data-request'] as const;
export type LeiTask = (typeof LEI_TASKS)[number];

/** What happened, as a command says it. Time, actor and request come from the context it runs in. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly studentId?: string | undefined;
  /** What kind of thing it was about: `face-sheet`, `contact`, `audit`, `roster` … never a value. */
  readonly resource: string;
  readonly fieldClasses?: readonly FieldClass[];
  readonly purpose?: LeiTask;
  readonly decision: AuditDecision;
  readonly ruleIds?: readonly string[];
  /** The exception it rests on (R56, R102). */
  readonly grantId?: string | undefined;
  /** Kept apart under a salted commitment, so that it can be destroyed while the trail still verifies (R42). */
  readonly detail?: string;
}
