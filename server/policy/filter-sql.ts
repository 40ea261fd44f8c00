import { and, eq, gt, inArray, like, lte, not, or, type Placeholder, sql, type SQL } from 'drizzle-orm';
import type { FieldClass } from '../../shared/access/field-classes.ts';
import type { Residual } from '../../shared/access/fold.ts';
import type { GrantKind } from '../../shared/access/roles.ts';
import { holdsOn } from '../store/holds-on.ts';
import type { Schema } from '../store/schema.ts';

/** What a residual is turned into SQL with. */
interface Into {
  readonly tables: Schema;
  /** The class a grant must open; undefined asks for any. */
  readonly fieldClass: FieldClass | undefined;
  /** The placeholder of a value by its name. */
  readonly value: (name: keyof OwnValues) => Placeholder;
  /** The placeholder of the next building. */
  readonly bind: () => Placeholder;
}

/** What a filter knows of its actor, by the names of the placeholders. */
export interface OwnValues {
  readonly policyStaff: string;
  readonly policyAsOf: string;
  readonly policyAt: number;
}

/** In the order in which `toSql` asks for them. */
export function buildingsOf(residual: Residual): readonly string[] {
  if (typeof residual === 'boolean') return [];
  switch (residual.node) {
    case 'relation':
    case 'attribute':
    case 'grant':
      return [];
    case 'enrolledAt':
      return residual.buildings;
    case 'not':
      return buildingsOf(residual.of);
    case 'all':
      return residual.of.flatMap(buildingsOf);
    case 'any':
      return inOrder(residual.of).flatMap(buildingsOf);
  }
}

/** `id IN (SELECT …)` for each branch: the engine seeks the few ids and joins them, and never walks all students. */
export function toSql(into: Into, residual: Residual): SQL {
  if (typeof residual === 'boolean') return residual ? sql`1 = 1` : sql`1 = 0`;
  switch (residual.node) {
    case 'relation':
      return related(into, [residual.relation]);
    case 'attribute':
      return attributed(into, [residual.attribute]);
    case 'grant':
      return grantedTo(into, residual.grant);
    case 'enrolledAt':
      return enrolled(into, residual.buildings.map(into.bind));
    case 'not':
      // As in `meet`, the lack of a grant is the lack of one of any class.
      return not(toSql({ ...into, fieldClass: undefined }, residual.of));
    case 'all':
      return whole(and(...residual.of.map((part) => toSql(into, part))));
    case 'any':
      return anyOf(into, residual.of);
  }
}

/** `and` and `or` of nothing are undefined, which a query would read as no condition at all. */
function whole(joined: SQL | undefined): SQL {
  return joined ?? sql`1 = 0`;
}

const isLeaf = (part: Residual): boolean =>
  typeof part === 'object' && (part.node === 'relation' || part.node === 'attribute');

/** Relations and attributes first, since these are asked together. */
const inOrder = (parts: readonly Residual[]): readonly Residual[] => [
  ...parts.filter(isLeaf),
  ...parts.filter((part) => !isLeaf(part)),
];

/** Several relations are one question, as are several attributes: the rows are walked once. */
function anyOf(into: Into, parts: readonly Residual[]): SQL {
  const kinds = parts.flatMap((part) => (typeof part === 'object' && part.node === 'relation' ? [part.relation] : []));
  const attributes = parts.flatMap((part) =>
    typeof part === 'object' && part.node === 'attribute' ? [part.attribute] : [],
  );
  return whole(
    or(
      ...(kinds.length === 0 ? [] : [related(into, kinds)]),
      ...(attributes.length === 0 ? [] : [attributed(into, attributes)]),
      ...parts.filter((part) => !isLeaf(part)).map((part) => toSql(into, part)),
    ),
  );
}

function related({ tables: { relation, student }, value }: Into, kinds: readonly string[]): SQL {
  const mine = and(
    eq(relation.staffId, value('policyStaff')),
    inArray(relation.relation, [...kinds]),
    holdsOn(relation, value('policyAsOf')),
  );
  return sql`${student.id} IN (SELECT ${relation.studentId} FROM ${relation} WHERE ${mine})`;
}

function attributed({ tables: { student, studentAttribute }, value }: Into, attributes: readonly string[]): SQL {
  const have = and(
    inArray(studentAttribute.attribute, [...attributes]),
    holdsOn(studentAttribute, value('policyAsOf')),
  );
  return sql`${student.id} IN (SELECT ${studentAttribute.studentId} FROM ${studentAttribute} WHERE ${have})`;
}

/** A grant's classes are a JSON list: a class stands in it between quotes. */
function grantedTo({ tables: { student, exceptionGrant }, fieldClass, value }: Into, kind: GrantKind): SQL {
  const at = value('policyAt');
  const mine = and(
    eq(exceptionGrant.staffId, value('policyStaff')),
    eq(exceptionGrant.kind, kind),
    lte(exceptionGrant.fromAt, at),
    gt(exceptionGrant.untilAt, at),
    fieldClass === undefined ? undefined : like(exceptionGrant.classes, `%"${fieldClass}"%`),
  );
  return sql`${student.id} IN (SELECT ${exceptionGrant.studentId} FROM ${exceptionGrant} WHERE ${exceptionGrant.studentId} IS NOT NULL AND ${mine})`;
}

function enrolled({ tables: { student, studentBuilding }, value }: Into, buildings: Placeholder[]): SQL {
  const here = and(inArray(studentBuilding.buildingId, buildings), holdsOn(studentBuilding, value('policyAsOf')));
  return sql`${student.id} IN (SELECT ${studentBuilding.studentId} FROM ${studentBuilding} WHERE ${here})`;
}
