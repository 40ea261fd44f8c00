import * as z from 'zod/mini';
import { ACTIONS } from '../../access/actions.ts';
import { classed, fieldClassSchema } from '../../access/field-classes.ts';
import { ROLES } from '../../access/roles.ts';
import { keepableText } from '../../wire/text.ts';

/** How a claim's value is compared: case and surrounding space never matter; in `matches`, `*` stands for any text. */
export const CLAIM_TESTS = ['equals', 'contains', 'matches'] as const;
export type ClaimTest = (typeof CLAIM_TESTS)[number];

const CLAIM_MAX = 64;
const VALUE_MAX = 200;
export const REGULATION_MAX = VALUE_MAX;
const ROWS_MAX = 200;
export const REASON_MAX = 1000;

const claimName = () => keepableText().check(z.trim(), z.minLength(1), z.maxLength(CLAIM_MAX));
const claimValue = () => keepableText().check(z.trim(), z.minLength(1), z.maxLength(VALUE_MAX));

/** One row of the role map (R54): who has this claim, has this role there, on these days. Every row that fits counts. */
export const mappingRowSchema = z.strictObject({
  id: z.uuid(),
  /** `roster` (a OneRoster role), `group` (of the directory), or the name of a claim of the sign-in. */
  claim: claimName(),
  test: z.enum(CLAIM_TESTS),
  value: claimValue(),
  /** The building the claim must name; null: any or none. */
  building: z.nullable(z.uuid()),
  role: z.enum(ROLES),
  /** Where the role holds: at the claim's own building, in the whole district, or at these buildings. */
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('own') }),
    z.strictObject({ kind: z.literal('district') }),
    z.strictObject({
      kind: z.literal('buildings'),
      ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(ROWS_MAX)),
    }),
  ]),
  since: z.nullable(z.iso.date()),
  /** The first day on which it no longer holds. */
  until: z.nullable(z.iso.date()),
});
export type MappingRow = z.infer<typeof mappingRowSchema>;

export const mappingRowsSchema = z.array(mappingRowSchema).check(z.maxLength(ROWS_MAX));

const reason = () => keepableText().check(z.trim(), z.minLength(1), z.maxLength(REASON_MAX));

/** `mapping.save`: the whole draft. `rev` is the draft's revision it was made from, 0 for a new one. */
export const mappingSaveSchema = z.strictObject({ rev: z.int(), rows: mappingRowsSchema });
export type MappingSave = z.infer<typeof mappingSaveSchema>;
/** `mapping.drop`: throws the draft away. */
export const mappingDropSchema = z.strictObject({ rev: z.int() });
/** `mapping.publish`: puts the draft of this revision in force. */
export const mappingPublishSchema = z.strictObject({
  rev: z.int(),
  reason: reason(),
  /** The superintendent's regulation it carries out. */
  regulation: keepableText().check(z.trim(), z.minLength(1), z.maxLength(REGULATION_MAX)),
});
export type MappingPublish = z.infer<typeof mappingPublishSchema>;

const roleAtSchema = z.strictObject({ role: z.string(), building: z.nullable(z.string()) });

const versionSchema = z.strictObject({
  /** 0: the set the program comes with, until the first is published. */
  version: z.int(),
  rows: mappingRowsSchema,
  regulation: z.string(),
  reason: z.string(),
  publishedBy: z.nullable(z.string()),
  publishedAt: z.nullable(z.int()),
});

/** `GET /v1/mapping`. No student is in it. */
export const mappingSchema = classed(
  'none',
  z.strictObject({
    inForce: versionSchema,
    draft: z.nullable(
      z.strictObject({
        rev: z.int(),
        rows: mappingRowsSchema,
        editedBy: z.nullable(z.string()),
        editedAt: z.int(),
      }),
    ),
    /** Superseded sets, newest first. */
    earlier: z.array(versionSchema),
    buildings: z.array(z.strictObject({ id: z.uuid(), name: z.string(), number: z.string() })),
    /** Every claim that is current of active staff, and of how many: what there is to map. */
    claims: z.array(z.strictObject({ claim: z.string(), value: z.string(), people: z.int() })),
  }),
);
export type Mapping = z.infer<typeof mappingSchema>;

/** `POST /v1/mapping/compare`: what these rows would change against the set in force. */
export const mappingCompareRequestSchema = classed('none', z.strictObject({ rows: mappingRowsSchema }));
export const mappingCompareSchema = classed(
  'none',
  z.strictObject({
    gain: z.int(),
    lose: z.int(),
    change: z.int(),
    /** Administrators of the system with an account who would remain: none, and it cannot be published. */
    administrators: z.int(),
    /** Active staff without any role. */
    without: z.int(),
    /** How many people each row gives its role, by the row's id. */
    perRow: z.record(z.string(), z.int()),
    /** The first hundred who gain, lose or change, by name. */
    people: z.array(
      z.strictObject({
        staffId: z.uuid(),
        name: z.string(),
        how: z.enum(['gain', 'lose', 'change']),
        before: z.array(roleAtSchema),
        after: z.array(roleAtSchema),
        studentsBefore: z.int(),
        studentsAfter: z.int(),
      }),
    ),
  }),
);
export type MappingCompare = z.infer<typeof mappingCompareSchema>;

export const claimSchema = z.strictObject({ claim: claimName(), value: claimValue(), building: z.nullable(z.uuid()) });
export type PastedClaim = z.infer<typeof claimSchema>;
/** Claims that are tried at once. */
export const CLAIMS_MAX = 50;

/** `POST /v1/mapping/try`: one person, or claims as somebody pasted them, under these rows. */
export const mappingTryRequestSchema = classed(
  'none',
  z.strictObject({
    rows: mappingRowsSchema,
    who: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), staffId: z.uuid() }),
      z.strictObject({ kind: z.literal('claims'), claims: z.array(claimSchema).check(z.maxLength(CLAIMS_MAX)) }),
    ]),
  }),
);

/** What somebody with some roles may see and do: how many students, which classes of their records, which acts. */
export const sightSchema = classed(
  'none',
  z.strictObject({
    roles: z.array(roleAtSchema),
    students: z.int(),
    fieldClasses: z.array(fieldClassSchema),
    actions: z.array(z.enum(ACTIONS)),
  }),
);
export type Sight = z.infer<typeof sightSchema>;

export const mappingTrySchema = classed(
  'none',
  z.strictObject({
    claims: z.array(z.strictObject({ claim: z.string(), value: z.string(), building: z.nullable(z.string()) })),
    /** The rows that fit, each with the claim (by its place above) that made it fit. */
    fits: z.array(z.strictObject({ rowId: z.uuid(), claim: z.int() })),
    /** Null for pasted claims: they are nobody's yet. */
    now: z.nullable(sightSchema),
    after: sightSchema,
  }),
);
export type MappingTry = z.infer<typeof mappingTrySchema>;
