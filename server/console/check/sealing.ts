import { keptBy } from '../parts/kept.ts';
import type { Picked } from '../parts/students.ts';

/** The reasons somebody is writing for sealing or unsealing a record. */
export const sealingsOf = keptBy(
  ({ studentId }: Picked) => studentId,
  () => ({ reason: '' }),
);
