import type { Ledger } from '../load/ledger.ts';
import type { Facts } from './facts.ts';

/** Every face sheet that was given out has its entry, found by the request's id. */
export function unrecordedReads({ entries, takenAt }: Facts, { reads }: Ledger): string[] {
  const views = new Map(
    [...entries.values()]
      .filter(({ action, decision }) => action === 'student.view' && decision === 'allowed')
      .map(({ requestId, studentId }) => [requestId, studentId]),
  );
  return reads
    .filter(({ at, requestId, studentId }) => at <= takenAt && views.get(requestId) !== studentId)
    .map(({ requestId }) => `the read ${requestId} has no entry`);
}

/** Nobody was shown what was not kept: a read never sees what is not yet durable. */
export function vanished({ contacts, takenAt }: Facts, { reads }: Ledger): string[] {
  const kept = new Set(contacts.map(({ id }) => id));
  const shown = new Set(reads.filter(({ at }) => at <= takenAt).flatMap((read) => read.contacts));
  return [...shown].filter((id) => !kept.has(id)).map((id) => `the contact ${id} was shown and is not there`);
}
