import { eq, inArray, sql } from 'drizzle-orm';
import type { DisclosureFilter } from '../../shared/areas/disclosures/disclosure.ts';
import type { Schema } from './schema.ts';

/** A filter whose receiver was looked up: the texts that name them. */
export interface Narrowed extends Omit<DisclosureFilter, 'receiver'> {
  readonly parties?: readonly string[] | undefined;
}

/** A statement's name by what it is narrowed by: each is prepared once. */
export const shapeOf = ({ buildingId, basis, outcome }: Narrowed): string =>
  `${buildingId === undefined ? ':all' : ''}${basis === undefined ? '' : ':basis'}${outcome === undefined ? '' : `:${outcome}`}`;

/** What a row of the log is asked besides its time; by name, for a prepared statement, where no list of receivers is in it. */
export const fits = ({ buildingId, basis, outcome, parties }: Narrowed, { disclosure }: Pick<Schema, 'disclosure'>) => [
  ...(buildingId === undefined ? [] : [eq(disclosure.buildingId, sql.placeholder('buildingId'))]),
  ...(basis === undefined ? [] : [eq(disclosure.basis, sql.placeholder('basis'))]),
  ...(outcome === undefined ? [] : [eq(disclosure.outcome, sql.placeholder('outcome'))]),
  ...(parties === undefined ? [] : [inArray(disclosure.party, [...parties])]),
];

/** Where a row stands in the order of the log. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

/** Where a row, as the text of `disclosureRowSchema`, stands. */
export function placeOf(row: string): Place {
  const { at, id } = JSON.parse(row) as Place;
  return { at, id };
}
