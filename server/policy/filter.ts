import { and, sql, type SQL } from 'drizzle-orm';
import type { StudentAction } from '../../shared/access/actions.ts';
import type { FieldClass } from '../../shared/access/field-classes.ts';
import { foldRules, type Residual } from '../../shared/access/fold.ts';
import type { Rule } from '../../shared/access/rule.ts';
import { RULES } from '../../shared/access/rules.ts';
import type { Schema } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import type { Brand } from './brand.ts';
import { buildingsOf, type OwnValues, toSql } from './filter-sql.ts';

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
  /** `as` goes before the name of each placeholder, so that two filters may stand in one statement (see `both`). */
  where(tables: Schema, as?: string): SQL;
  /** Names the form of `where`, without any value: part of the prepared statement's name. */
  readonly shape: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** No student passes, whoever they are: the actor's roles help with none. */
  readonly empty: boolean;
}

/** The filter of an actor for an action. An actor whom no rule helps gets one that no student passes. */
export function filterFor<A extends StudentAction>(actor: Actor, action: A): StudentFilter<A, 'any'> {
  return compileFilter(RULES, actor, action);
}

/** The same, for those students alone of whom a rule opens this field class. */
export function classFilterFor<A extends StudentAction, C extends FieldClass>(
  actor: Actor,
  action: A,
  fieldClass: C,
): StudentFilter<A, C> {
  return compileFilter(opening(RULES, fieldClass), actor, action, fieldClass) as unknown as StudentFilter<A, C>;
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
  fieldClass?: FieldClass,
): StudentFilter<A, 'any'> {
  const { staffId, asOf } = actor;
  const residual = foldRules(rules, actor, action, asOf.day);
  const buildings = buildingsOf(residual).map((id, i) => [`building${i}`, id] as const);
  const own: OwnValues = { policyStaff: staffId, policyAsOf: asOf.day, policyAt: asOf.at };
  const params = { ...own, ...Object.fromEntries(buildings) };
  const where = (tables: Schema, as = '') => {
    let next = 0;
    const value = (name: string) => sql.placeholder(`${as}${name}`);
    return toSql({ tables, fieldClass, value, bind: () => value(`building${next++}`) }, residual);
  };
  const shape = `${fieldClass ?? ''}${shapeOf(residual)}`;
  return { where, shape, params, empty: residual === false } as unknown as StudentFilter<A, 'any'>;
}

/** The students who pass both: of two people, those on whom each may do it. */
export function both<A extends StudentAction>(one: StudentFilter<A>, other: StudentFilter<A>): StudentFilter<A, 'any'> {
  const parts = [
    ['one.', one],
    ['other.', other],
  ] as const;
  const where = (tables: Schema, as = '') =>
    and(...parts.map(([name, filter]) => filter.where(tables, `${as}${name}`))) ?? sql`1 = 0`;
  const params = Object.fromEntries(
    parts.flatMap(([name, filter]) => Object.entries(filter.params).map(([key, value]) => [`${name}${key}`, value])),
  );
  const shape = `both(${one.shape},${other.shape})`;
  return { where, shape, params, empty: one.empty || other.empty } as unknown as StudentFilter<A, 'any'>;
}

/** Building ids are values: the shape says only how many there are. */
function shapeOf(residual: Residual): string {
  return JSON.stringify(residual, (key, value: unknown) =>
    key === 'buildings' && Array.isArray(value) ? value.length : value,
  );
}
