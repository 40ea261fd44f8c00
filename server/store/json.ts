import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Engine } from './store.ts';

/**
 * JSON that the database builds, as text: rows that only pass through are never made into objects, which is most of
 * what a large answer costs. Names and words here are ours, never somebody's input.
 */
interface On {
  readonly engine: Engine;
}

type Value = SQL | SQL.Aliased | Column;

const quoted = (word: string): SQL => sql.raw(`'${word.replaceAll("'", "''")}'`);

/** An object with these members. It may stand in another one, or in a list. */
export function jsonObject({ engine }: On, members: Readonly<Record<string, Value>>): SQL<string> {
  const parts = Object.entries(members).map(([name, value]) => sql`${quoted(name)}, ${value}`);
  return sql`${sql.raw(engine === 'sqlite' ? 'json_object' : 'json_build_object')}(${sql.join(parts, sql`, `)})`;
}

/** The list of one value a row, in the rows' order or by a column; of no rows the empty list. */
export function jsonList({ engine }: On, value: Value, by?: Value): SQL<string> {
  const values = by === undefined ? sql`${value}` : sql`${value} ORDER BY ${by}`;
  return engine === 'sqlite' ? sql`json_group_array(${values})` : sql`coalesce(json_agg(${values}), '[]')::text`;
}

/** An object as the text of a column of its own. */
export function jsonColumn({ engine }: On, object: SQL<string>): SQL<string> {
  return engine === 'sqlite' ? object : sql`${object}::text`;
}

/** A list's or an object's text as a part of another one. */
export function jsonNested({ engine }: On, text: SQL): SQL {
  return engine === 'sqlite' ? sql`json(${text})` : sql`(${text})::json`;
}

/** `true` or `false`. */
export function jsonTruth({ engine }: On, condition: SQL): SQL {
  return engine === 'sqlite' ? sql`json(iif(${condition}, 'true', 'false'))` : condition;
}

/** A column's word as another one, such as a role as its title; a word without one stays. */
export function translated(column: Value, words: Readonly<Record<string, string>>): SQL {
  const cases = Object.entries(words).map(([from, to]) => sql`WHEN ${quoted(from)} THEN ${quoted(to)}`);
  return sql`CASE ${column} ${sql.join(cases, sql` `)} ELSE ${column} END`;
}

/** The text of a member of an object that stands in a column as text; null where it has none. */
export function jsonTextAt({ engine }: On, column: Value, member: string): SQL<string | null> {
  return engine === 'sqlite'
    ? sql<string | null>`json_extract(${column}, ${quoted(`$.${member}`)})`
    : sql<string | null>`(${column}::json ->> ${quoted(member)})`;
}

/** The texts of a JSON list, to be asked for with `IN`: a statement stays one however many there are. */
export function jsonTexts({ engine }: On, list: Placeholder): SQL {
  return engine === 'sqlite'
    ? sql`(SELECT value FROM json_each(${list}))`
    : sql`(SELECT json_array_elements_text(${list}::json))`;
}
