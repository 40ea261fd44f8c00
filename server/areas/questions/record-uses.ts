import type { AuditAction } from '../../../shared/audit/event.ts';

/** With which somebody means to see one record. */
export const RECORD_VIEWS: readonly AuditAction[] = [
  'student.view',
  'case.view',
  'letters.view',
  'disclosure.view',
  'consent.view',
  'request.view',
  'directory.view',
  'copy.view',
  'inspection.view',
  'name.view',
];

/**
 * What somebody means to do with one record: opens it, writes, or takes it away (R60). Lookups and lists come with a
 * page that is open.
 */
export const RECORD_USES: readonly AuditAction[] = [
  ...RECORD_VIEWS,
  'contact.add',
  'contact.addendum',
  'follow-up.close',
  'sheet.write',
  'letter.send',
  'disclosure.record',
  'disclosure.correct',
  'consent.record',
  'consent.use',
  'consent.end',
  'request.open',
  'request.step',
  'directory.refuse',
  'directory.rescind',
  'copy.begin',
  'copy.step',
  'copy.file',
  'inspection.keep',
  'inspection.strike',
  'disclosure.copy',
  'name.ask',
  'name.step',
  'name.form',
  'case.open',
  'case.step',
  'committee.packet',
  'paper.print',
  'caseload.assign',
  'caseload.end',
  'record.seal',
  'record.unseal',
];
