import { and, eq, gt, inArray, isNull, lte, not, or, type Placeholder, sql, type SQL } from 'drizzle-orm';
import type { StudentAction } from '../../shared/access/actions.ts';
import type { Day } from '../../shared/access/facts.ts';
import { foldRules, type Residual } from '../../shared/access/fold.ts';
import { type Rule, RULES } from '../../shared/access/rules.ts';
import { schema } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import type { Brand } from './brand.ts';

/**
 * The students on whom the actor may do an action, as a condition on `schema.student`: the same rules as
 * `decideStudent`, compiled. Made here alone; a repository that lists students asks for one.
 *
 * Values stand as placeholders, so that a statement can be prepared once for each `shape`:
 * `q.prepared(`find:${filter.shape}`, (db) => db.select(…).where(and(filter.where, …)).prepare())`, then
 * `.execute({ ...filter.params, … })`.
 */
export interface StudentFilter<A extends StudentAction = StudentAction> extends Brand<['filter', A]> {
  readonly where: SQL;
  /** Names the form of `where`, without any value: part of the prepared statement's name. */
  readonly shape: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The filter of an actor for an action. An actor whom no rule helps gets one that no student passes. */
export function filterFor<A extends StudentAction>(actor: Actor, action: A, asOf: Day): StudentFilter<A> {
  return compileFilter(RULES, actor, action, asOf);
}

/** The same over any rule table, for tests of the compiler. */
export function compileFilter<A extends StudentAction>(
  rules: readonly Rule[],
  actor: Actor,
  action: A,
  asOf: Day,
): StudentFilter<A> {
  const residual = foldRules(rules, actor.roles, action, asOf);
  const params: Record<string, string> = { policyStaff: actor.staffId, policyAsOf: asOf };
  const bind = (value: string): Placeholder => {
    const name = `policy${Object.keys(params).length}`;
    params[name] = value;
    return sql.placeholder(name);
  };
  return { where: toSql(residual, bind), shape: shapeOf(residual), params } as unknown as StudentFilter<A>;
}

/** Building ids are values: the shape says only how many there are. */
function shapeOf(residual: Residual): string {
  return JSON.stringify(residual, (key, value: unknown) =>
    key === 'buildings' && Array.isArray(value) ? value.length : value,
  );
}

type Bind = (value: string) => Placeholder;

/** `id IN (SELECT …)` for each branch: the engine seeks the few ids and joins them, and never walks all students. */
function toSql(residual: Residual, bind: Bind): SQL {
  if (typeof residual === 'boolean') return residual ? sql`1 = 1` : sql`1 = 0`;
  switch (residual.node) {
    case 'relation':
      return related(residual.relation);
    case 'enrolledAt':
      return enrolled(residual.buildings.map(bind));
    case 'not':
      return not(toSql(residual.of, bind));
    case 'all':
      return whole(and(...residual.of.map((part) => toSql(part, bind))));
    case 'any':
      return whole(or(...residual.of.map((part) => toSql(part, bind))));
  }
}

/** `and` and `or` of nothing are undefined, which a query would read as no condition at all. */
function whole(joined: SQL | undefined): SQL {
  return joined ?? sql`1 = 0`;
}

function related(kind: string): SQL {
  const { relation, student } = schema;
  const mine = and(
    eq(relation.staffId, sql.placeholder('policyStaff')),
    eq(relation.relation, sql`${kind}`),
    current(relation),
  );
  return sql`${student.id} IN (SELECT ${relation.studentId} FROM ${relation} WHERE ${mine})`;
}

function enrolled(buildings: Placeholder[]): SQL {
  const { student, studentBuilding } = schema;
  const here = and(inArray(studentBuilding.buildingId, buildings), current(studentBuilding));
  return sql`${student.id} IN (SELECT ${studentBuilding.studentId} FROM ${studentBuilding} WHERE ${here})`;
}

/** `[since, until)`, as `holds` has it. */
function current(table: typeof schema.relation | typeof schema.studentBuilding): SQL | undefined {
  const asOf = sql.placeholder('policyAsOf');
  return and(lte(table.since, asOf), or(isNull(table.until), gt(table.until, asOf)));
}
