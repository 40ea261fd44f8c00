import type { Day, RoleFact } from '../../shared/access/facts.ts';
import type { Looker } from '../store/store.ts';
import type { Brand } from './brand.ts';
import { readRoles } from './facts.repo.ts';

/** A signed-in staff member with the roles that hold today. Made by `loadActor` alone: nobody states their own roles. */
export interface Actor extends Brand<'actor'> {
  readonly staffId: string;
  readonly roles: readonly RoleFact[];
}

/**
 * Loads the actor as of a day. Somebody who has left the roster, or is not known, has no roles and so reaches nothing
 * (R43, R53). Load again for each request: rights end the day a fact ends, not when a session does.
 */
export async function loadActor(q: Looker, staffId: string, asOf: Day): Promise<Actor> {
  return { staffId, roles: await readRoles(q, staffId, asOf) } as unknown as Actor;
}
