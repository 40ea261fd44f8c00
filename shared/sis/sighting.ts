import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { keepableText } from '../wire/text.ts';

/**
 * What an adapter read from a page. A hint, never evidence: the server looks the student up and decides everything
 * again, and refuses when name or birth date do not fit its roster.
 */
export const seenSchema = classed(
  'identity',
  z.strictObject({
    /** Which SIS the id belongs to: the adapter's id. */
    system: keepableText().check(z.minLength(2), z.maxLength(40)),
    idKind: z.enum(['studentNumber', 'stateId', 'sisInternal']),
    /** Absent on pages that carry a name and no id. */
    sisId: z.optional(keepableText().check(z.minLength(1), z.maxLength(64))),
    name: z.optional(keepableText().check(z.minLength(1), z.maxLength(200))),
    birthDate: z.optional(z.iso.date()),
    grade: z.optional(keepableText().check(z.maxLength(20))),
    school: z.optional(keepableText().check(z.maxLength(120))),
    adapterRevision: z.int().check(z.minimum(1)),
  }),
);

export type Seen = z.infer<typeof seenSchema>;

/** What reading a page came to. `busy` and `no-fingerprint` are blank: read again when the page changes. */
export type Sighting =
  | { readonly outcome: 'student'; readonly seen: Seen & { sisId: string } }
  | { readonly outcome: 'name-only'; readonly seen: Seen & { name: string } }
  | { readonly outcome: 'roster' }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'conflict'; readonly witnesses: readonly Witness[]; readonly seen: Seen }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'no-fingerprint' };

/** One place on the page that names the student, where it disagrees with another. */
export interface Witness {
  readonly field: 'sisId' | 'name' | 'birthDate';
  readonly value: string;
  readonly where: string;
}
