import * as z from 'zod/mini';
import { seenSchema } from '../../../shared/sis/sighting.ts';
import { keepableText } from '../../../shared/wire/text.ts';
import type { ContentRequests } from '../../content-messages.ts';

const epoch = z.int();
const frameName = z.string().check(z.maxLength(200));
const witness = z.strictObject({ field: z.enum(['sisId', 'name', 'birthDate']), value: z.string(), where: z.string() });
/** What a page came to. */
export const sightingSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('student'),
    seen: z.extend(seenSchema, { sisId: keepableText().check(z.minLength(1), z.maxLength(64)) }),
  }),
  z.strictObject({
    outcome: z.literal('name-only'),
    seen: z.extend(seenSchema, { name: keepableText().check(z.minLength(1), z.maxLength(200)) }),
  }),
  z.strictObject({ outcome: z.literal('roster') }),
  z.strictObject({ outcome: z.literal('none') }),
  z.strictObject({
    outcome: z.literal('conflict'),
    witnesses: z.array(witness).check(z.maxLength(40)),
    seen: seenSchema,
  }),
  z.strictObject({ outcome: z.literal('busy') }),
  z.strictObject({ outcome: z.literal('no-fingerprint') }),
]);

const readBy = z.strictObject({
  id: z.string().check(z.maxLength(40)),
  revision: z.int(),
  page: z.string().check(z.maxLength(40)),
});

/** The answer of a reader that was asked to read again. */
export const readAgainSchema = z.object({ sighting: sightingSchema, epoch: z.nullable(epoch) });
/** The answer of the launcher that was told to cover the panel. */
export const coveredSchema = z.object({ epoch });

/** The answer of a reader that was told to stop. */
export const stoppedSchema = z.object({ epoch: z.nullable(epoch) });

/** What a content script may say. It runs in somebody else's page: each message is checked like one from outside. */
export const contentSchemas: { readonly [N in keyof ContentRequests]: z.ZodMiniType<ContentRequests[N][0]> } = {
  hello: z.strictObject({ top: z.boolean(), frameName }),
  'reader.start': z.strictObject({ frameName }),
  'reader.sighting': z.strictObject({
    epoch: z.nullable(epoch),
    sighting: sightingSchema,
    ms: z.number(),
    by: z.nullable(readBy),
  }),
  'reader.gone': z.strictObject({ epoch: z.nullable(epoch) }),
  'host.dock': z.strictObject({}),
  'host.toggle': z.strictObject({ epoch, open: z.boolean() }),
  'host.away': z.strictObject({}),
  'host.here': z.strictObject({ epoch }),
  'host.width': z.strictObject({ width: z.number() }),
};
