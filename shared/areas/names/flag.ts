import * as z from 'zod/mini';
import type { RelationKind, RoleId } from '../../access/roles.ts';
import { classed } from '../../access/field-classes.ts';
import type { NamesOn } from './names-on.ts';
import { PRONOUNS } from './pronouns.ts';

/**
 * Who works directly with a student (R204): the relation, and in which roles. By relation, never by the right to open
 * the record: a principal, a superintendent or somebody with a permission opens it and sees no flag. Who evaluates
 * sits with the student (R46). The guidance secretary, who is assigned too, works with the papers.
 */
export const WORKS_DIRECTLY: Readonly<Record<RelationKind, readonly RoleId[]>> = {
  teacher: ['teacher'],
  counselor: ['counselor'],
  serving: ['socialWorker', 'psychologist'],
  evaluating: ['socialWorker', 'psychologist'],
};

/** What staff who work with the student see: how to call them, and of them (R204). Never the original name. */
export const nameFlagSchema = classed(
  'flag',
  z.strictObject({
    /** First and last name. */
    name: z.string(),
    firstName: z.string(),
    pronouns: z.nullable(z.strictObject({ id: z.enum(PRONOUNS.map(({ id }) => id)), own: z.string() })),
    /** The day of the approval (R205). */
    since: z.string(),
  }),
);
export type NameFlag = z.infer<typeof nameFlagSchema>;

/** The flag of a student's names on their day; null where no update is in force, or it rests. */
export function flagOf(names: NamesOn | null): NameFlag | null {
  if (names === null || names.rests.length > 0) return null;
  const { updated, pronouns, from: since } = names;
  const known = PRONOUNS.find(({ id }) => id === pronouns?.id);
  return {
    name: `${updated.first} ${updated.last}`,
    firstName: updated.first,
    pronouns: known === undefined ? null : { id: known.id, own: pronouns?.own ?? '' },
    since,
  };
}
