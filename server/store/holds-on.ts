import { and, type Column, gt, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm';

/** Rows that hold on a day, which may be a placeholder: `[since, until)`, as `holds` has it (R53). */
export function holdsOn({ since, until }: Dated, day: string | Placeholder): SQL | undefined {
  return and(lte(since, day), or(isNull(until), gt(until, day)));
}

interface Dated {
  readonly since: Column;
  readonly until: Column;
}
