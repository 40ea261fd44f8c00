import type { Case, Cases } from '../../areas/cases/case.ts';
import { counting } from '../../areas/cases/lifecycle/case-state.ts';
import type { Offers } from './offers.ts';

/** What the fields of a step's form can name. The committee is heard on its own days, an appeal on any day. */
export function offersOf({ workers, buildings, meetingDays }: Cases, of: Case | null, kind: string): Offers {
  const offers = { staff: workers, buildings, steps: of ? counting(of.steps) : [] };
  return kind === 'scheduled' ? { ...offers, days: { meeting: meetingDays } } : offers;
}
