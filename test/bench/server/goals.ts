/** What design.md, section 7, asks of the product. Printed beside the figures; nothing fails for being slow. */

/** Requests a second on SQLite, by the floor's. */
export const WORK_GOALS: Readonly<Record<string, number>> = { W1: 0.5, W2: 0.5, W3: 0.45, W4: 0.6, W5: 0.5 };

/** CPU of a request in the largest district, by that in the smallest, a hundredth of its size. */
export const GROWTH_GOALS: Readonly<Record<string, number>> = { W1: 2, W3: 2, W5: 3 };

/** Start and idle memory, by those of a bare Hono server. */
export const REST_GOAL = 2.5;

const ID_LENGTH = 2;

/** The goal of a work, by the short name that its name begins with; NaN where there is none. */
export const goalOf = (goals: Readonly<Record<string, number>>, work: string): number =>
  goals[work.slice(0, ID_LENGTH)] ?? Number.NaN;
