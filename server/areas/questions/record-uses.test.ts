import { expect, it } from 'vitest';
import { actionsOf } from '../../../shared/audit/uses.ts';
import { RECORD_USES } from './record-uses.ts';

/** Deliberate, and of no record: of the district, of the trail, of the system, or watched in a way of their own. */
const OTHERS = [
  'application.write',
  'application.withdraw',
  'application.decide',
  'grant.end',
  'emergency.open',
  'emergency.review',
  'mapping.save',
  'mapping.drop',
  'mapping.publish',
  'mapping.try',
  'people.view',
  'access.audience',
  'access.check',
  'access.simulate',
  'report.read',
  'report.export',
  'discipline.import',
  'attendance.import',
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
  'trail.key',
  'audit.staff',
  'audit.export',
  'question.answer',
  'question.review',
  'committee.view',
  'committee.edit',
  'sheet-form.edit',
  'letter-templates.edit',
  // R117: of no student's record, so that no question can tell of a sealed one.
  'custody.keep',
  'custody.view',
  'calendar.edit',
  'study.step',
  'study.decide',
  'duty.keep',
  'names.edit',
  'directory.ask',
  'directory.deny',
  'directory.edit',
  'directory.file',
  'directory.make',
  'disclosure.export',
];

it('R60: every deliberate use of one record is watched; a new action is sorted here', () => {
  expect([...RECORD_USES, ...OTHERS].sort()).toEqual([...actionsOf('deliberate')].sort());
});
