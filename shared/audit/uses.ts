import { AUDIT_ACTIONS, type AuditAction } from './event.ts';

/**
 * What an entry says about the person. **Deliberate**: somebody meant to use a record or to change something: opened,
 * written, exported, applied, decided, imported. **Incidental**: the program asked because a page or a list was open
 * (a lookup while somebody walks through the SIS, a list, a pull), or no record is used (signing in). Apart, because
 * "who looked at this record" drowns in lookups otherwise (R60; 34 CFR 300.614 asks for access, not for passing by).
 * Both are kept alike, and a refusal counts as what was tried.
 */
export const USES = ['deliberate', 'incidental'] as const;
export type Use = (typeof USES)[number];

/** Every action of the catalogue; one without a use does not compile. */
export const USE_OF: Readonly<Record<AuditAction, Use>> = {
  'student.lookup': 'incidental',
  'student.view': 'deliberate',
  'contact.add': 'deliberate',
  'students.pull': 'incidental',
  'disclosure.list': 'incidental',
  'disclosure.view': 'deliberate',
  'disclosure.record': 'deliberate',
  'disclosure.correct': 'deliberate',
  'custody.keep': 'deliberate',
  'custody.view': 'deliberate',
  'consent.view': 'deliberate',
  'consent.record': 'deliberate',
  'consent.use': 'deliberate',
  'consent.end': 'deliberate',
  'request.view': 'deliberate',
  'request.list': 'incidental',
  'request.open': 'deliberate',
  'request.step': 'deliberate',
  'audit.read': 'incidental',
  'application.write': 'deliberate',
  'application.withdraw': 'deliberate',
  'application.decide': 'deliberate',
  'application.list': 'incidental',
  'grant.end': 'deliberate',
  'emergency.open': 'deliberate',
  'emergency.review': 'deliberate',
  'emergency.list': 'incidental',
  'mapping.save': 'deliberate',
  'mapping.drop': 'deliberate',
  'mapping.publish': 'deliberate',
  'mapping.try': 'deliberate',
  'people.list': 'incidental',
  'people.view': 'deliberate',
  'caseload.assign': 'deliberate',
  'caseload.end': 'deliberate',
  'record.seal': 'deliberate',
  'record.unseal': 'deliberate',
  'students.list': 'incidental',
  'access.audience': 'deliberate',
  'access.check': 'deliberate',
  'access.simulate': 'deliberate',
  'history.own': 'incidental',
  'report.read': 'deliberate',
  'report.export': 'deliberate',
  'discipline.import': 'deliberate',
  'attendance.import': 'deliberate',
  'session.sign-in': 'incidental',
  'session.sign-out': 'incidental',
  'session.locked': 'incidental',
  'account.create': 'deliberate',
  'roster.import': 'deliberate',
  'assignments.import': 'deliberate',
  'adapter.publish': 'deliberate',
  'backup.create': 'deliberate',
  restore: 'deliberate',
  'trail.key': 'deliberate',
  'audit.staff': 'deliberate',
  'question.ask': 'incidental',
  'question.answer': 'deliberate',
  'question.review': 'deliberate',
  'question.list': 'incidental',
  'audit.export': 'deliberate',
  'paper.print': 'deliberate',
  'sheet.write': 'deliberate',
  'drafts.open': 'incidental',
  'case.view': 'deliberate',
  'case.open': 'deliberate',
  'case.step': 'deliberate',
  'case.list': 'incidental',
  'committee.view': 'deliberate',
  'committee.packet': 'deliberate',
  'committee.edit': 'deliberate',
  'sheet-form.edit': 'deliberate',
  'contact.addendum': 'deliberate',
  'follow-up.close': 'deliberate',
  'letters.view': 'deliberate',
  'letter.send': 'deliberate',
  'letter-templates.edit': 'deliberate',
  'calendar.edit': 'deliberate',
};

/** The actions of one use, in the order of the catalogue. */
export function actionsOf(use: Use): readonly AuditAction[] {
  return AUDIT_ACTIONS.filter((action) => USE_OF[action] === use);
}
