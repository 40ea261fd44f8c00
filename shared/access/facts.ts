import type { FieldClass } from './field-classes.ts';
import type { GrantKind, AttributeKind, RelationKind, RoleId } from './roles.ts';

/** A calendar day of the district, `YYYY-MM-DD`: days compare as text. */
export type Day = string;

/** When a decision is for: an instant (epoch ms) and the district's day it falls on. */
export interface Moment {
  readonly day: Day;
  readonly at: number;
}

/** When a fact holds: `[since, until)`. A null `until` is open. */
export interface Span {
  readonly since: Day;
  readonly until: Day | null;
}

/** A role at a building, or in the district as a whole (`buildingId` null). */
export interface RoleFact extends Span {
  readonly role: RoleId;
  readonly buildingId: string | null;
}

/** How the actor stands to the student. */
export interface RelationFact extends Span {
  readonly relation: RelationKind;
}

/** Where the student is enrolled. */
export interface EnrolledFact extends Span {
  readonly buildingId: string;
}

/** What a student's record carries: special education, Section 504, a seal (R51). */
export interface AttributeFact extends Span {
  readonly attribute: AttributeKind;
}

/**
 * A dated exception for one person. It holds for instants of `[fromAt, untilAt)`, since an emergency lasts hours;
 * `since` and `until` are the days of the same, for showing.
 */
export interface GrantFact extends Span {
  readonly id: string;
  readonly grant: GrantKind;
  readonly fieldClasses: readonly FieldClass[];
  readonly fromAt: number;
  readonly untilAt: number;
}

/** All that a decision about one actor and one student may rest on. */
export interface Facts {
  readonly roles: readonly RoleFact[];
  readonly relations: readonly RelationFact[];
  readonly enrolled: readonly EnrolledFact[];
  readonly attributes: readonly AttributeFact[];
  readonly grants: readonly GrantFact[];
}

/** Whether a fact holds on a day. Rights end *on* `until`, the first day it no longer holds (R53). */
export function holds(span: Span, asOf: Day): boolean {
  return span.since <= asOf && (span.until === null || asOf < span.until);
}

/** Whether a grant holds at an instant. */
export function granted(grant: GrantFact, at: number): boolean {
  return grant.fromAt <= at && at < grant.untilAt;
}

/** The end that comes first; open is later than any day. */
export function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The end that comes last; open is later than any day. */
export function later(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}
