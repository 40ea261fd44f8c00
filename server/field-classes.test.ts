import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CLASS_KEY, FIELD_CLASSES } from '../shared/access/field-classes.ts';
import { opSchema } from '../shared/wire/ops.ts';
import { onlyKnown } from './log.ts';
import { apiBodies } from './testing/api-document.ts';
import { fieldsOf, type JsonSchema } from './testing/schema-fields.ts';

const bodies = [...(await apiBodies()), { name: 'an op', schema: z.toJSONSchema(opSchema) as JsonSchema }];
const students = (schema: JsonSchema) => fieldsOf(schema).filter(({ fieldClass }) => fieldClass !== 'none');

it.each(bodies.map((body) => [body.name, body] as const))('knows what every field is about: %s', (_, { schema }) => {
  const fields = fieldsOf(schema);
  expect(fields.filter(({ fieldClass }) => fieldClass === undefined).map(({ path }) => path)).toEqual([]);
  expect(fields.filter(({ fieldClass }) => ![...FIELD_CLASSES, 'none'].includes(fieldClass ?? ''))).toEqual([]);
});

it('finds a field that nobody classed, also among classed ones', () => {
  const named = { type: 'string', [CLASS_KEY]: 'identity' } as const;
  const plain = { type: 'object', properties: { a: { type: 'string' } } } as const;
  const missing = (schema: JsonSchema) =>
    fieldsOf(schema)
      .filter(({ fieldClass }) => fieldClass === undefined)
      .map(({ path }) => path);
  expect(missing(plain)).toEqual(['a']);
  expect(missing({ ...plain, [CLASS_KEY]: 'none' })).toEqual([]);
  const mixed = { type: 'object', [CLASS_KEY]: 'none', properties: { name: named, forgotten: { type: 'string' } } };
  expect(missing(mixed as JsonSchema)).toEqual(['forgotten']);
});

it('has no student in what identifies nobody', () => {
  const reports = bodies.filter(({ name }) => name.includes('/reports/'));
  expect(reports.length).toBeGreaterThan(0);
  for (const { schema } of reports) expect(students(schema)).toEqual([]);
});

it('lets no field about a student into the log', () => {
  const own = ['kind', 'at'];
  const names = bodies.flatMap(({ schema }) => students(schema)).map(({ path }) => path.split('.').at(-1) ?? '');
  expect(names.length).toBeGreaterThan(50);
  const entry = Object.fromEntries(names.filter((name) => !own.includes(name)).map((name) => [name, 'Kiri']));
  expect(onlyKnown({ ...entry, student: entry, requestId: 'r' })).toEqual({ requestId: 'r' });
});
