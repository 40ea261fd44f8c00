import { keptBy } from '../parts/kept.ts';
import type { Picked } from '../parts/students.ts';

/** The reasons somebody is writing, for sealing a record or for unsealing it: the one is not the other's. */
export const sealingsOf = keptBy({
  name: 'sealing',
  idOf: ({ student, sealed }: { student: Picked; sealed: boolean }) => `${student.studentId} ${sealed}`,
  begin: () => ({ reason: '' }),
});
