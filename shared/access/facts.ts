import type { RelationKind, RoleId } from './roles.ts';

/** A calendar day of the district, `YYYY-MM-DD`: days compare as text. */
export type Day = string;

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

/** All that a decision about one actor and one student may rest on. */
export interface Facts {
  readonly roles: readonly RoleFact[];
  readonly relations: readonly RelationFact[];
  readonly enrolled: readonly EnrolledFact[];
}

/** Whether a fact holds on a day. Rights end *on* `until`, the first day it no longer holds (R53). */
export function holds(span: Span, asOf: Day): boolean {
  return span.since <= asOf && (span.until === null || asOf < span.until);
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
