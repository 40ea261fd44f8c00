import type { Context } from 'hono';
import type { Student } from '../../district/index.ts';
import type { Direction, SisData } from '../data.ts';
import { type StudentView, viewOf } from '../pages/screen.ts';
import type { SisEnv, Visits } from '../session.ts';

/** What every group of routes is given. */
export interface SisParts {
  readonly data: SisData;
  readonly visits: Visits;
  readonly today: () => string;
}

const DIRECTIONS: readonly string[] = ['first', 'prev', 'next', 'last'] satisfies Direction[];

/** True for one of the four buttons. */
export const isDirection = (text: unknown): text is Direction => typeof text === 'string' && DIRECTIONS.includes(text);

/** The selected student's view, or nothing when nobody is selected. */
export function selectedView(c: Context<SisEnv>, { data, today }: SisParts): StudentView | undefined {
  const { student } = c.get('visit');
  return student === undefined ? undefined : viewOf(data, student, today());
}

/** Moves the session to the neighbor, or leaves it where it is when the direction is unknown. */
export function step(c: Context<SisEnv>, { data }: SisParts, direction: unknown): Student | undefined {
  const visit = c.get('visit');
  if (visit.student !== undefined && isDirection(direction)) visit.student = data.neighbor(visit.student, direction);
  return visit.student;
}
