import { v7 } from 'uuid';
import { dayIn } from '../../shared/runtime.ts';
import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import { systemContext } from '../../server/cli/context.ts';
import { findAccount } from '../../server/identity/accounts.repo.ts';
import { loadActor } from '../../server/policy/index.ts';
import type { Store } from '../../server/store/store.ts';
import { lookUp } from '../../server/areas/cases/look-up.ts';
import { applyOp } from '../../server/sync/apply-op.ts';
import { DEMO_CONTACTS } from './contacts.ts';

const DAY_MS = 86_400_000;

/** Notes the demo's contacts as their authors would: each through policy, store and trail. */
export async function seedContacts(store: Store, asOf: string, timeZone: string): Promise<void> {
  for (const { author, sisId, daysAgo, ...form } of DEMO_CONTACTS) {
    const account = await store.look((q) => findAccount(q, author));
    if (account === undefined) throw new Error(`The demo has no sign-in ${author}.`);
    const context = { ...systemContext(store.runtime.now()), actorId: account.staffId };
    const actor = await store.look((q) => loadActor(q, account.staffId, { day: asOf, at: store.runtime.now() }));
    const signedIn = { actor, sessionRef: 'demo', expiresAt: 0, locale: 'en' as const };
    const seen = { system: 'north-harbor-sis', idKind: 'studentNumber' as const, sisId, adapterRevision: 1 };
    const match = await lookUp(store, context, signedIn, seen);
    if (match.match !== 'one') throw new Error('The demo student is not in the demo roster.');
    const happenedAt = schoolHour(store.runtime.now() - daysAgo * DAY_MS, timeZone);
    const body = { studentId: match.studentId, form: { ...form, happenedAt } satisfies ContactForm };
    const op = { opId: v7(), kind: 'contact.add', body };
    const answer = await applyOp(store, context, { signedIn, timeZone }, op);
    if (answer.outcome !== 'applied') throw new Error(`The demo contact was ${answer.outcome}.`);
  }
}

/** About ten in the morning of that day, so that no demo contact is at night. */
function schoolHour(at: number, timeZone: string): number {
  const noonUtc = Date.parse(`${dayIn(timeZone, at)}T16:10:00Z`);
  return Math.min(noonUtc, at);
}
