import * as z from 'zod/mini';
import { ruleOf } from '../../shared/areas/cases/lifecycle/lifecycle.ts';
import { fieldConflictSchema, sheetFieldId } from '../../shared/areas/cases/sheet.ts';
import { BASIS_MAX, DISCLOSURE_OUTCOMES } from '../../shared/areas/disclosures/disclosure.ts';
import type { ReleaseForm } from '../../shared/areas/disclosures/release-form.ts';
import { LETTER_PARTIES, LETTER_WAYS, type LetterForm } from '../../shared/areas/letters/letter.ts';
import { letterLanguageSchema } from '../../shared/areas/letters/template.ts';
import { CONTACT_KINDS, CONTACT_OUTCOMES, CONTACT_PARTIES } from '../../shared/areas/contacts/contact.ts';
import { seenSchema } from '../../shared/sis/sighting.ts';
import { issueSchema, STORE_CODES } from '../../shared/wire/problem.ts';
import { type Filled, textAt } from '../../shared/areas/forms/form-spec.ts';
import { writtenIn } from '../../shared/ui/disclosures/release-draft.ts';
import { type NameForm, writtenInName } from '../../shared/ui/names/name-draft.ts';
import type { ApplicationForm, CaseForm, NoteForm, SheetForm, ThreatForm, Trouble } from '../messages.ts';

/** Whose text it is: it is shown to this author, on this server, and to nobody else. */
export interface Owner {
  readonly serverUrl: string;
  readonly staffId: string;
}

/** What somebody writes here, by the form they write it in. */
export interface Forms {
  contact: NoteForm;
  sheet: SheetForm;
  case: CaseForm;
  letter: LetterForm;
  disclosure: ReleaseForm;
  name: NameForm;
  application: ApplicationForm;
  threat: ThreatForm;
}
export type TextKind = keyof Forms;

/** As it is being typed: too long or half filled in is still kept. */
const contactSchema = z.strictObject({
  kind: z.enum(CONTACT_KINDS),
  party: z.enum(CONTACT_PARTIES),
  withName: z.string(),
  outcome: z.enum(CONTACT_OUTCOMES),
  note: z.string(),
  happenedAt: z.number(),
  restricted: z.optional(z.literal(true)),
  followUp: z.optional(z.strictObject({ dueOn: z.string(), what: z.string() })),
  addsTo: z.optional(z.string()),
});
const changeSchema = z.strictObject({ field: sheetFieldId(), text: z.string(), baseRev: z.int() });
const sheetSchema = z.strictObject({ fields: z.array(changeSchema) });
const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
// Its lists may not be written to: the schema's own type does not say so.
const filledSchema: z.ZodMiniType<Filled> = z.record(z.string(), valueSchema);
const caseSchema = z.strictObject({
  caseId: z.nullable(z.string()),
  kind: z.string(),
  day: z.string(),
  filled: filledSchema,
});
const letterSchema = z.strictObject({
  template: z.string(),
  version: z.int(),
  lang: letterLanguageSchema,
  party: z.enum(LETTER_PARTIES),
  to: z.string(),
  way: z.enum(LETTER_WAYS),
  subject: z.string(),
  body: z.string(),
});
const disclosureSchema = z.strictObject({
  outcome: z.enum(['', ...DISCLOSURE_OUTCOMES]),
  basis: z.string().check(z.maxLength(BASIS_MAX)),
  filled: filledSchema,
});
const nameSchema = z.strictObject({ updateId: z.string(), kind: z.string(), day: z.string(), filled: filledSchema });
const applicationSchema = z.strictObject({ about: z.string(), information: z.string(), need: z.string() });
const threatSchema = z.strictObject({ threat: z.string() });

const PLAIN_CAUSES = ['offline', 'nonsense', 'signed-out', 'mismatch', 'too-old', 'full'] as const;
const troubleSchema: z.ZodMiniType<Trouble> = z.discriminatedUnion('cause', [
  z.strictObject({ cause: z.enum(PLAIN_CAUSES) }),
  z.strictObject({ cause: z.literal('server'), requestId: z.string() }),
  z.strictObject({ cause: z.literal('store'), what: z.enum(STORE_CODES), requestId: z.string() }),
  z.strictObject({ cause: z.literal('not-allowed'), wouldAllow: z.array(z.string()) }),
  z.strictObject({ cause: z.literal('refused'), code: z.string(), text: z.string() }),
  z.strictObject({ cause: z.literal('invalid'), issues: z.array(issueSchema) }),
  z.strictObject({ cause: z.literal('conflict'), fields: z.array(fieldConflictSchema) }),
]);

function textOf<K extends string, F>(kind: K, form: z.ZodMiniType<F>) {
  return z.strictObject({
    id: z.string(),
    serverUrl: z.string(),
    staffId: z.string(),
    kind: z.literal(kind),
    /** Whom it is about: a student's id; where no record may be known, what the page shows (`pageKey`). */
    subject: z.string(),
    /** What the page said of them; null while no page that shows them was there. */
    seen: z.nullable(seenSchema),
    form,
    keptAt: z.int(),
    /** Goes up from one text to the next, whatever the clock does: the order in which they are sent. */
    order: z.int(),
    /** Being written, waiting to be sent, or refused by the server: then its author decides. */
    state: z.enum(['draft', 'waiting', 'stopped']),
    why: z.nullable(troubleSchema),
    /** The op as which it is sent; null while it never was. */
    opId: z.nullable(z.string()),
    /** The server was asked to apply it and did not answer yet: it may have been. */
    sent: z.boolean(),
    /** Ops of the same author that waited when this was begun, so that it was written on from them. */
    standsOn: z.array(z.string()),
    /** It came back from a restart or from the outbox, and nobody went on with it yet. */
    restored: z.boolean(),
    /** Since when its author has been told that it will be discarded for its age. */
    warnedAt: z.nullable(z.int()),
  });
}

/** Text of somebody's own that is not with the server. */
export const keptTextSchema = z.discriminatedUnion('kind', [
  textOf('contact', contactSchema),
  textOf('sheet', sheetSchema),
  textOf('case', caseSchema),
  textOf('letter', letterSchema),
  textOf('disclosure', disclosureSchema),
  textOf('name', nameSchema),
  textOf('application', applicationSchema),
  textOf('threat', threatSchema),
]);
export type AnyText = z.infer<typeof keptTextSchema>;
export type KeptText<K extends TextKind = TextKind> = Extract<AnyText, { kind: K }>;

/** The same text as it lies on disk: nothing in it tells whom it is about. */
export const sealedTextSchema = z.strictObject({
  id: z.string(),
  serverUrl: z.string(),
  staffId: z.string(),
  keptAt: z.int(),
  sealed: z.string(),
});
export type SealedText = z.infer<typeof sealedTextSchema>;

export const isOwn = (text: Owner, { serverUrl, staffId }: Owner): boolean =>
  text.serverUrl === serverUrl && text.staffId === staffId;

/** Whether two forms say the same. */
export function sameForm(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => sameForm(value, right.get(name)));
}

const WORDS: { [K in TextKind]: (form: Forms[K]) => string[] } = {
  contact: ({ withName, note, addsTo, followUp }) =>
    addsTo === undefined ? [withName, note, followUp?.what ?? ''] : [note],
  sheet: ({ fields }) => fields.map(({ text }) => text),
  // What was chosen is an id, and no words of anybody's.
  case: ({ kind, filled }) =>
    (ruleOf(kind)?.fields ?? []).flatMap((field) =>
      field.kind === 'line' || field.kind === 'text' ? [textAt(filled, field.name)] : [],
    ),
  letter: ({ to, subject, body }) => [to, subject, body],
  disclosure: writtenIn,
  name: writtenInName,
  application: ({ information, need }) => [information, need],
  threat: ({ threat }) => [threat],
};

/** What somebody wrote in a form in their own words. */
export const wordsOf = <K extends TextKind>(kind: K, form: Forms[K]): string[] => WORDS[kind](form);
