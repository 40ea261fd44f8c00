import { and, eq, gt, inArray, isNull, lte, not, or, type Placeholder, sql, type SQL } from 'drizzle-orm';
import type { StudentAction } from '../../shared/access/actions.ts';
import type { Day } from '../../shared/access/facts.ts';
import type { FieldClass } from '../../shared/access/field-classes.ts';
import { foldRules, type Residual } from '../../shared/access/fold.ts';
import { type Rule, RULES } from '../../shared/access/rules.ts';
import type { Schema } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import type { Brand } from './brand.ts';

/**
 * The students on whom the actor may do an action, as a condition on the student table: the same rules as
 * `decideStudent`, compiled. Made here alone; a repository that lists students asks for one.
 *
 * Values stand as placeholders, so that a statement can be prepared once for each `shape`:
 * `q.prepared(`find:${filter.shape}`, (db, tables) => db.select(…).where(and(filter.where(tables), …)))`, then
 * `.execute({ ...filter.params, … })`.
 */
export interface StudentFilter<
  A extends StudentAction = StudentAction,
  C extends FieldClass | 'any' = FieldClass | 'any',
> extends Brand<['filter', A, C]> {
  where(tables: Schema): SQL;
  /** Names the form of `where`, without any value: part of the prepared statement's name. */
  readonly shape: string;
  readonly params: FilterParams;
}

interface FilterParams {
  readonly policyStaff: string;
  readonly policyAsOf: string;
  readonly [building: string]: string;
}

/** The filter of an actor for an action. An actor whom no rule helps gets one that no student passes. */
export function filterFor<A extends StudentAction>(actor: Actor, action: A, asOf: Day): StudentFilter<A, 'any'> {
  return compileFilter(RULES, actor, action, asOf);
}

/** The same, for those students alone of whom a rule opens this field class. */
export function classFilterFor<A extends StudentAction, C extends FieldClass>(
  actor: Actor,
  action: A,
  fieldClass: C,
  asOf: Day,
): StudentFilter<A, C> {
  return compileFilter(opening(RULES, fieldClass), actor, action, asOf) as unknown as StudentFilter<A, C>;
}

/** Of a rule table, the permits that open the class, and every forbid. */
export function opening(rules: readonly Rule[], fieldClass: FieldClass): readonly Rule[] {
  return rules.filter((rule) => rule.effect === 'forbid' || rule.fieldClasses.includes(fieldClass));
}

/** The same over any rule table, for tests of the compiler. */
export function compileFilter<A extends StudentAction>(
  rules: readonly Rule[],
  actor: Actor,
  action: A,
  asOf: Day,
): StudentFilter<A, 'any'> {
  const residual = foldRules(rules, actor.roles, action, asOf);
  const buildings = buildingsOf(residual).map((id, i) => [`building${i}`, id] as const);
  const params = { policyStaff: actor.staffId, policyAsOf: asOf, ...Object.fromEntries(buildings) };
  const where = (tables: Schema) => {
    let next = 0;
    return toSql(tables, residual, () => sql.placeholder(`building${next++}`));
  };
  return { where, shape: shapeOf(residual), params } as unknown as StudentFilter<A, 'any'>;
}

/** Building ids are values: the shape says only how many there are. */
function shapeOf(residual: Residual): string {
  return JSON.stringify(residual, (key, value: unknown) =>
    key === 'buildings' && Array.isArray(value) ? value.length : value,
  );
}

/** In the order in which `toSql` asks for them. */
function buildingsOf(residual: Residual): readonly string[] {
  if (typeof residual === 'boolean' || residual.node === 'relation') return [];
  if (residual.node === 'enrolledAt') return residual.buildings;
  return residual.node === 'not' ? buildingsOf(residual.of) : residual.of.flatMap(buildingsOf);
}

type Bind = () => Placeholder;

/** `id IN (SELECT …)` for each branch: the engine seeks the few ids and joins them, and never walks all students. */
function toSql(tables: Schema, residual: Residual, bind: Bind): SQL {
  if (typeof residual === 'boolean') return residual ? sql`1 = 1` : sql`1 = 0`;
  switch (residual.node) {
    case 'relation':
      return related(tables, [residual.relation]);
    case 'enrolledAt':
      return enrolled(tables, residual.buildings.map(bind));
    case 'not':
      return not(toSql(tables, residual.of, bind));
    case 'all':
      return whole(and(...residual.of.map((part) => toSql(tables, part, bind))));
    case 'any':
      return anyOf(tables, residual.of, bind);
  }
}

/** `and` and `or` of nothing are undefined, which a query would read as no condition at all. */
function whole(joined: SQL | undefined): SQL {
  return joined ?? sql`1 = 0`;
}

/** Several relations are one question: the actor's rows are walked once. */
function anyOf(tables: Schema, parts: readonly Residual[], bind: Bind): SQL {
  const kinds = parts.flatMap((part) => (typeof part === 'object' && part.node === 'relation' ? [part.relation] : []));
  const others = parts.filter((part) => typeof part !== 'object' || part.node !== 'relation');
  const one = kinds.length === 0 ? [] : [related(tables, kinds)];
  return whole(or(...one, ...others.map((part) => toSql(tables, part, bind))));
}

function related({ relation, student }: Schema, kinds: readonly string[]): SQL {
  const mine = and(
    eq(relation.staffId, sql.placeholder('policyStaff')),
    inArray(relation.relation, [...kinds]),
    current(relation),
  );
  return sql`${student.id} IN (SELECT ${relation.studentId} FROM ${relation} WHERE ${mine})`;
}

function enrolled({ student, studentBuilding }: Schema, buildings: Placeholder[]): SQL {
  const here = and(inArray(studentBuilding.buildingId, buildings), current(studentBuilding));
  return sql`${student.id} IN (SELECT ${studentBuilding.studentId} FROM ${studentBuilding} WHERE ${here})`;
}

/** `[since, until)`, as `holds` has it. */
function current(table: Schema['relation'] | Schema['studentBuilding']): SQL | undefined {
  const asOf = sql.placeholder('policyAsOf');
  return and(lte(table.since, asOf), or(isNull(table.until), gt(table.until, asOf)));
}
