import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { monthsAfter } from '../../clocks/months-after.ts';
import { keepableText } from '../../wire/text.ts';
import { TEXT_MAX } from '../forms/spec-parts.ts';
import { CAPACITIES } from './parties.ts';

const MONTHS_IN_YEAR = 12;
export const PARTY_NAME_MAX = 160;
/** R126: never shorter. */
export const BAR_YEARS_MIN = 5;
/** Who found that the party broke the rules: the Department, or the district about a study (R98, R126). */
export const BAR_GROUNDS = ['department', 'study'] as const;

const name = () => keepableText().check(z.trim(), z.minLength(1), z.maxLength(PARTY_NAME_MAX));

/** `party.add`: an organization that the district deals with, for choosing. Persons are not kept here. */
export const partyAddSchema = z.strictObject({
  partyId: z.uuid(),
  name: name(),
  capacity: z.enum(CAPACITIES.map(({ id }) => id)),
});
export type PartyAdd = z.infer<typeof partyAddSchema>;

/** `party.bar`: for at least five years it can't be chosen (R126). */
export const partyBarSchema = z.strictObject({
  partyId: z.uuid(),
  from: z.iso.date(),
  until: z.iso.date(),
  ground: z.enum(BAR_GROUNDS),
  finding: keepableText().check(z.trim(), z.minLength(1), z.maxLength(TEXT_MAX)),
});
export type PartyBar = z.infer<typeof partyBarSchema>;

/** `party.unbar`: the bar was a mistake, or was lifted. It stays to be read, with the reason. */
export const partyUnbarSchema = z.strictObject({
  partyId: z.uuid(),
  why: keepableText().check(z.trim(), z.minLength(1), z.maxLength(TEXT_MAX)),
});
export type PartyUnbar = z.infer<typeof partyUnbarSchema>;

/** `GET /v1/parties`: by name, each with its bars, newest first. */
export const partiesSchema = classed(
  'none',
  z.strictObject({
    parties: z.array(
      z.strictObject({
        partyId: z.uuid(),
        name: z.string(),
        capacity: z.string(),
        barredUntil: z.nullable(z.string()),
        bars: z.array(
          z.strictObject({
            from: z.string(),
            until: z.string(),
            ground: z.enum(BAR_GROUNDS),
            finding: z.string(),
            recorded: z.strictObject({ at: z.int(), by: z.string() }),
            lifted: z.nullable(z.strictObject({ at: z.int(), by: z.string(), why: z.string() })),
          }),
        ),
      }),
    ),
    today: z.string(),
  }),
);
export type Parties = z.infer<typeof partiesSchema>;

/** By what two names are the same party: without case, accents, punctuation and double spaces. */
export function partyKey(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/**
 * Whether a text, such as "Dana Reyes, Brightpath Research", names the party of this key: whole words of it, one after
 * the other. A barred organization is barred whoever writes for it (R126).
 */
export const namesParty = (text: string, key: string): boolean => ` ${partyKey(text)} `.includes(` ${key} `);

/** The earliest last day of a bar that begins on a day (R126). */
export const earliestEnd = (from: string): string => monthsAfter(from, BAR_YEARS_MIN * MONTHS_IN_YEAR);
