import type pg from 'pg';
import { type ColumnShape, type IndexShape, plainExpression, type ReferenceShape, type TableShape } from './shape.ts';

interface Row {
  readonly name: string;
  readonly columns: readonly { name: string; type: string; notnull: boolean; fallback: string | null }[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly (Omit<IndexShape, 'where'> & { where: string | null })[];
  readonly triggers: readonly string[];
}

interface Constraint {
  readonly name: string;
  /** p: key; u: unique; f: refers; c: checks. */
  readonly type: 'p' | 'u' | 'f' | 'c';
  readonly columns: readonly string[];
  readonly target: string | null;
  readonly targets: readonly string[];
  readonly onDelete: string;
  readonly text: string;
}

const NAMES_OF = (table: string, numbers: string) =>
  `(SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]') FROM unnest(${numbers}) WITH ORDINALITY AS k (num, place)
    JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.num)`;

const SQL = `
SELECT t.relname AS name,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)
       || CASE WHEN a.attcollation IN (0, '"C"'::regcollation) THEN '' ELSE ' in another collation' END,
     'notnull', a.attnotnull, 'fallback', pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum)
   FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
  (SELECT coalesce(json_agg(json_build_object('name', c.conname, 'type', c.contype, 'columns', ${NAMES_OF('c.conrelid', 'c.conkey')},
     'target', (SELECT relname FROM pg_class WHERE oid = c.confrelid), 'targets', ${NAMES_OF('c.confrelid', 'c.confkey')},
     'onDelete', c.confdeltype, 'text', pg_get_constraintdef(c.oid)) ORDER BY c.conname), '[]')
   FROM pg_constraint c WHERE c.conrelid = t.oid) AS constraints,
  (SELECT coalesce(json_agg(json_build_object('name', x.relname, 'unique', i.indisunique,
     'columns', ${NAMES_OF('i.indrelid', 'i.indkey::int2[]')}, 'where', pg_get_expr(i.indpred, i.indrelid)) ORDER BY x.relname), '[]')
   FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
   WHERE i.indrelid = t.oid AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = x.oid)) AS indexes,
  (SELECT coalesce(json_agg(tgname ORDER BY tgname), '[]') FROM pg_trigger WHERE tgrelid = t.oid AND NOT tgisinternal) AS triggers
FROM pg_class t WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace ORDER BY t.relname`;

const ON_DELETE: Record<string, string> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

/** The tables of a PostgreSQL database, with its record of changes. Text that is not sorted by "C" says so. */
export async function postgresShape(client: pg.ClientBase): Promise<TableShape[]> {
  return (await client.query<Row & Record<string, unknown>>(SQL)).rows.map(toShape);
}

/** The names of the constraints: a later change drops them by these. */
export async function postgresConstraints(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<Row & Record<string, unknown>>(SQL);
  return rows.flatMap(({ constraints }) => constraints.map(({ name }) => name));
}

function toShape({ name, columns, constraints, indexes, triggers }: Row): TableShape {
  const ofType = (type: Constraint['type']) => constraints.filter((constraint) => constraint.type === type);
  return {
    name,
    columns: columns.map(toColumn),
    key: ofType('p')[0]?.columns ?? [],
    unique: ofType('u').map((constraint) => constraint.columns),
    refers: ofType('f').map(toReference),
    indexes: indexes.map((index) => ({ ...index, where: index.where === null ? null : plainExpression(index.where) })),
    checks: ofType('c').map(({ text }) => plainExpression(text.replace(/^CHECK/, ''))),
    triggers,
  };
}

function toColumn({ name, type, notnull, fallback }: Row['columns'][number]): ColumnShape {
  return {
    name,
    type: type.replace(/^bigint/, 'integer'),
    nullable: !notnull,
    default: fallback === null ? null : fallback.replace(/::\w+$/, ''),
  };
}

function toReference({ columns, target, targets, onDelete }: Constraint): ReferenceShape {
  return {
    column: columns.join(', '),
    table: target ?? '',
    target: targets.join(', '),
    onDelete: ON_DELETE[onDelete] ?? onDelete,
  };
}
