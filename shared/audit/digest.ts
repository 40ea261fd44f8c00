import type { AuditAction, AuditDecision } from './event.ts';
import { USE_OF } from './uses.ts';

/** What the daily digest counts, in its order. Numbers of acts; of nobody in particular (R37 to R41). */
export const DIGEST_PARTS = [
  'uses',
  'refusals',
  'failedSignIns',
  'emergencies',
  'exports',
  'changes',
  'restores',
] as const;
export type DigestPart = (typeof DIGEST_PARTS)[number];
export type DigestCounts = Readonly<Record<DigestPart, number>>;

/** How many entries of one kind a day has. */
export interface KindCount {
  readonly action: string;
  readonly decision: string;
  readonly count: number;
}

const EXPORTS: readonly string[] = ['report.export', 'audit.export', 'disclosure.export'] satisfies AuditAction[];
/** Whoever gives or takes somebody's sight of records, or says what programs go by. */
const CHANGES: readonly string[] = [
  'mapping.publish',
  'caseload.assign',
  'caseload.end',
  'application.decide',
  'grant.end',
  'record.seal',
  'record.unseal',
  'account.create',
  'assignments.import',
  'sis-ids.import',
  'adapter.publish',
  'adapter.switch',
  'adapter.fail',
  'trail.key',
] satisfies AuditAction[];

const wasDone = ({ decision }: KindCount): boolean => {
  const done: readonly string[] = ['allowed', 'done'] satisfies AuditDecision[];
  return done.includes(decision);
};

const BELONGS: Readonly<Record<DigestPart, (kind: KindCount) => boolean>> = {
  // What somebody meant to do; an import or a backup is an act of the system.
  uses: ({ action, decision }) => decision === 'allowed' && deliberate(action),
  refusals: ({ decision }) => decision === 'refused',
  failedSignIns: ({ action, decision }) => action === 'session.sign-in' && decision === 'failed',
  emergencies: (kind) => kind.action === 'emergency.open' && wasDone(kind),
  exports: (kind) => EXPORTS.includes(kind.action) && wasDone(kind),
  changes: (kind) => CHANGES.includes(kind.action) && wasDone(kind),
  restores: (kind) => kind.action === 'restore' && wasDone(kind),
};

/** The digest's numbers. One act may be in several: an export is a use as well. */
export function digestOf(kinds: readonly KindCount[]): DigestCounts {
  const sum = (part: DigestPart) => kinds.filter(BELONGS[part]).reduce((total, { count }) => total + count, 0);
  return Object.fromEntries(DIGEST_PARTS.map((part) => [part, sum(part)])) as Record<DigestPart, number>;
}

const deliberate = (action: string): boolean =>
  Object.hasOwn(USE_OF, action) && USE_OF[action as AuditAction] === 'deliberate';
