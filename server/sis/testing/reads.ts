import type { HealthOutcome, HealthReport } from '../../../shared/wire/adapters.ts';
import { ADAPTER } from './keeping.ts';

type Report = HealthReport['reports'][number];

/** So many readings of the demo's record page that came to this. */
export function reads(outcome: HealthOutcome, count: number, change: Partial<Report> = {}): Report {
  return { id: ADAPTER, revision: 1, page: 'student.record', outcome, count, ...change };
}
