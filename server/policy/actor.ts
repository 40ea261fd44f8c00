import type { GrantFact, Moment, RoleFact } from '../../shared/access/facts.ts';
import type { GrantKind } from '../../shared/access/roles.ts';
import type { Looker } from '../store/store.ts';
import type { Brand } from './brand.ts';
import { readOwnFacts } from './facts.repo.ts';

/**
 * A staff member with what held of them at a moment. Made by `loadActor` alone: nobody states their own roles. Every
 * decision about an actor is for that moment.
 */
export interface Actor extends Brand<'actor'> {
  readonly staffId: string;
  readonly asOf: Moment;
  readonly roles: readonly RoleFact[];
  /** Of the district as a whole; what is granted of one student is read with the student. */
  readonly grants: readonly GrantFact[];
  /** Kinds of grants the actor holds on some student: most hold none, and no list need ask for them. */
  readonly held: ReadonlySet<GrantKind>;
}

/**
 * Loads the actor as of a moment. Somebody who has left the roster, or is not known, has no roles and so reaches
 * nothing (R43, R53). Load again for each request: rights end the day a fact ends, not when a session does.
 */
export async function loadActor(q: Looker, staffId: string, asOf: Moment, options: ActorOptions = {}): Promise<Actor> {
  const own = await readOwnFacts(q, staffId, asOf, options.departed ?? false);
  return { staffId, asOf, ...own } as unknown as Actor;
}

export interface ActorOptions {
  /**
   * Counts the roles of that day though the person has left since. For a day that is past alone: whoever has left
   * reaches nothing today.
   */
  readonly departed?: boolean;
}
