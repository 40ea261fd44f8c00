import { CLASS_KEY } from '../../shared/access/field-classes.ts';

/** As much of a JSON Schema as the API's description uses. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly [CLASS_KEY]?: string;
}

export interface SchemaField {
  readonly path: string;
  /** Undefined where nothing says what the field is about. */
  readonly fieldClass: string | undefined;
}

/**
 * Every field of a schema with its class: its own, else that of what it is in. Where an object has fields about a
 * student among others, each says its own: one that was added and forgotten must not pass for harmless.
 */
export function fieldsOf(schema: JsonSchema, path = '', inherited?: string): SchemaField[] {
  const fieldClass = schema[CLASS_KEY] ?? inherited;
  const under = (part: JsonSchema, name: string) => fieldsOf(part, path === '' ? name : `${path}.${name}`, fieldClass);
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (inner.length > 0) return inner.flatMap((part) => fieldsOf(part, path, fieldClass));
  if (schema.items !== undefined) return fieldsOf(schema.items, `${path}[]`, fieldClass);
  if (schema.properties === undefined) return [{ path, fieldClass }];
  const mixed = Object.values(schema.properties).some(namesStudent);
  const lost = fieldClass === 'none' && mixed;
  return Object.entries(schema.properties).flatMap(([name, part]) =>
    lost && part[CLASS_KEY] === undefined && !namesStudent(part)
      ? [{ path: path === '' ? name : `${path}.${name}`, fieldClass: undefined }]
      : under(part, name),
  );
}

/** Whether something in it is about a student. */
function namesStudent(schema: JsonSchema): boolean {
  const own = schema[CLASS_KEY];
  if (own !== undefined && own !== 'none') return true;
  return [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
  ].some(namesStudent);
}
