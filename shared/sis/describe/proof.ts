import type { Sighting } from '../sighting.ts';

/** A page on which an adapter was tried, and what the person in front of it said of that. In memory only. */
export interface TriedPage {
  readonly outcome: Sighting['outcome'];
  /** Whom it read, where it read somebody: tells one student from another, and goes nowhere. */
  readonly who: string | null;
  readonly right: boolean;
}

/** What is still to be tried before an adapter may be put in force. */
export type Lack = 'two-students' | 'nobody' | 'wrong';

const STUDENTS_MIN = 2;

/**
 * What a trial lacks: two different students read rightly, one page rightly read as nobody's, and nothing wrong. With
 * one student an adapter that reads a fixed place passes; without a page of nobody's, one that always finds somebody.
 */
export function lacksOf(tried: readonly TriedPage[]): Lack[] {
  const right = tried.filter((page) => page.right);
  const students = new Set(right.filter(({ outcome }) => outcome === 'student').map(({ who }) => who));
  const isNobody = right.some(({ outcome }) => outcome === 'none' || outcome === 'roster');
  return [
    ...(tried.some((page) => !page.right) ? (['wrong'] as const) : []),
    ...(students.size < STUDENTS_MIN ? (['two-students'] as const) : []),
    ...(isNobody ? [] : (['nobody'] as const)),
  ];
}
