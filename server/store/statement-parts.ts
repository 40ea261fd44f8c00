import { Column, type DriverValueDecoder, is, Param, Placeholder, SQL } from 'drizzle-orm';

export type Values = Readonly<Record<string, unknown>>;

/** A field of a prepared select or `returning`, as drizzle lists them. */
export interface Field {
  readonly path: readonly string[];
  readonly field: unknown;
}

/** What fills a statement's parameters from named values: each parameter's kind is looked at once, not at each call. */
export function bindsOf(params: readonly unknown[]): (values: Values) => unknown[] {
  const binds = params.map(bindOf);
  return (values) => binds.map((bind) => bind(values));
}

function bindOf(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return (values) => valueOf(values, param.name);
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder } = param;
    const { name } = param.value;
    return (values) => encoder.mapToDriverValue(valueOf(values, name));
  }
  return () => param;
}

function valueOf(values: Values, name: string): unknown {
  if (!(name in values)) throw new Error(`No value was given for "${name}" of a statement.`);
  return values[name];
}

/** Makes a row's object of its values in order. Flat: nested results are not asked for anywhere. */
export function rowMaker(fields: readonly Field[]): (row: readonly unknown[]) => Record<string, unknown> {
  const columns = fields.map(({ path, field }) => ({ name: nameOf(path), decode: decoderOf(field) }));
  return (row) => {
    const object: Record<string, unknown> = {};
    columns.forEach(({ name, decode }, i) => {
      const value = row[i];
      object[name] = value === null || decode === undefined ? value : decode(value);
    });
    return object;
  };
}

function nameOf(path: readonly string[]): string {
  const [name, ...rest] = path;
  if (name === undefined || rest.length > 0) throw new Error(`A statement asks for a nested result: ${path.join('.')}`);
  return name;
}

/** Undefined where the value is taken as it is. */
function decoderOf(field: unknown): ((value: unknown) => unknown) | undefined {
  const decoder = decoderIn(field);
  const asItIs = decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue;
  return asItIs ? undefined : (value) => decoder.mapFromDriverValue(value);
}

function decoderIn(field: unknown): DriverValueDecoder<unknown, unknown> {
  if (is(field, Column)) return field;
  const { decoder } = (is(field, SQL.Aliased) ? field.sql : field) as { decoder: DriverValueDecoder<unknown, unknown> };
  return decoder;
}
