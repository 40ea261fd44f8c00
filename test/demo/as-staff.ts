import { v7 } from 'uuid';
import type { OpKind } from '../../shared/wire/ops.ts';
import { lookUp } from '../../server/areas/cases/look-up.ts';
import { systemContext } from '../../server/cli/context.ts';
import type { SignedIn } from '../../server/http/context.ts';
import { findAccount } from '../../server/identity/accounts.repo.ts';
import { createLog } from '../../server/log.ts';
import { loadActor } from '../../server/policy/index.ts';
import type { AuditContext, Store } from '../../server/store/store.ts';
import { applyOp } from '../../server/sync/apply-op.ts';

const log = createLog('silent');

/** A member of the demo's staff at work: what they do goes through policy, store and trail. */
export interface AtWork {
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  /** The id of the student of this number, as a page would be looked up. */
  studentOf(sisId: string): Promise<string>;
  /** Sends an op. Throws when it is not applied. */
  send(kind: OpKind, body: object): Promise<void>;
}

/** The demo's day, and where its clock stands. */
export interface Scene {
  readonly store: Store;
  readonly asOf: string;
  readonly timeZone: string;
}

/**
 * The member of staff with this user name, with the rights that they have on the demo's day: a school year that has just
 * begun had no staff before. What they do is entered for where the clock of the store stands.
 */
export async function atWork({ store, asOf, timeZone }: Scene, username: string): Promise<AtWork> {
  const account = await store.look((q) => findAccount(q, username));
  if (account === undefined) throw new Error(`The demo has no sign-in ${username}.`);
  const context = { ...systemContext(store.runtime.now()), actorId: account.staffId };
  const actor = await store.look((q) => loadActor(q, account.staffId, { day: asOf, at: store.runtime.now() }));
  const signedIn = { actor, sessionRef: 'demo', expiresAt: 0, locale: 'en' as const };
  return {
    context,
    signedIn,
    async studentOf(sisId) {
      const seen = { system: 'north-harbor-sis', idKind: 'studentNumber' as const, sisId, adapterRevision: 1 };
      const match = await lookUp({ store, log }, context, signedIn, seen);
      if (match.match !== 'one') throw new Error('The demo student is not in the demo roster.');
      return match.studentId;
    },
    async send(kind, body) {
      const op = { opId: v7(), kind, body };
      const answer = await applyOp(store, context, { signedIn, timeZone }, op);
      if (answer.outcome === 'applied') return;
      const issues = answer.outcome === 'invalid' ? ` ${JSON.stringify(answer.issues)}` : '';
      throw new Error(`In the demo, ${kind} of ${username} was ${answer.outcome}.${issues}`);
    },
  };
}
