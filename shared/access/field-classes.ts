import * as z from 'zod/mini';

/**
 * What a field is about. Rules grant classes, never single fields; projection, log redaction, exports and tests
 * all read the class from here (R74, R80).
 */
export const FIELD_CLASSES = [
  'identity',
  'directory',
  'academic',
  'casework',
  'discipline',
  'sped',
  /** The substance of restricted notes: that there is one, whoever reads the casework sees. */
  'restricted',
  /** The disclosure log (R115): for the custodian, the parent and auditors (R119), not for whoever sees the student. */
  'disclosure',
  /** How a student is called, and their pronouns: for staff who work directly with the student, and nobody else (R204). */
  'flag',
  /** Updates of a name, with the original name and gender in them (R197): for whoever has a part in them. */
  'names',
] as const;

export type FieldClass = (typeof FIELD_CLASSES)[number];

/** What is open to certain people by what they do, and to nobody by a permission (R119, R197, R204). */
const APART: readonly FieldClass[] = ['disclosure', 'flag', 'names'];

/** All that a face sheet can hold, but for the flag. */
export const RECORD_CLASSES: readonly FieldClass[] = FIELD_CLASSES.filter((one) => !APART.includes(one));

/** What comes with any view: without them nobody knows whose record it is. */
export const BASIC_CLASSES: readonly FieldClass[] = ['identity', 'directory'];

export const fieldClassSchema = z.enum(FIELD_CLASSES);

/** Where the API's description says what a field is about. */
export const CLASS_KEY = 'x-field-class';

/** A field that is about no student: a count, a cursor, a code, a member of staff. */
export type Classing = FieldClass | 'none';

/**
 * Says what a schema on the wire is about; fields inside may say otherwise. A test goes through everything the API
 * answers and fails on a field that nothing classes.
 */
export function classed<S extends z.ZodMiniType>(fieldClass: Classing, schema: S): S {
  z.globalRegistry.add(schema, { [CLASS_KEY]: fieldClass });
  return schema;
}

/** A schema with the class of what it holds. */
export interface ClassedField<S extends z.ZodMiniType = z.ZodMiniType> {
  readonly schema: S;
  readonly fieldClass: FieldClass;
}

/** Says what a field is about. A record cannot be defined with a field that lacks this. */
export function field<S extends z.ZodMiniType>(fieldClass: FieldClass, schema: S): ClassedField<S> {
  return { schema: classed(fieldClass, schema), fieldClass };
}

type Schemas<F extends Record<string, ClassedField>> = { [K in keyof F]: z.ZodMiniOptional<F[K]['schema']> };

/**
 * A wire record whose every field has a class. All fields are optional on the wire: a field whose class was not
 * granted is absent, never null or masked.
 */
export function defineRecord<F extends Record<string, ClassedField>>(fields: F) {
  const names = Object.keys(fields) as (keyof F & string)[];
  const schemas = Object.fromEntries(
    Object.entries(fields).map(([name, f]) => [name, z.optional(f.schema)]),
  ) as Schemas<F>;
  return {
    schema: z.strictObject(schemas),
    /** The names whose class is among those granted. */
    granted: (classes: ReadonlySet<FieldClass>) =>
      names.filter((name) => classes.has(fields[name]?.fieldClass ?? 'identity')),
    classOf: (name: keyof F & string): FieldClass | undefined => fields[name]?.fieldClass,
  };
}
