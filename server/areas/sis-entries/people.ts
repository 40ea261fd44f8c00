import type { Pace } from '../../roster/pace.ts';
import { pagesOf } from '../../roster/roster-read.repo.ts';
import type { Reader } from '../../store/store.ts';
import { createStaffMentions, type StaffName } from '../discipline/staff-mentions.ts';

/** Whom and what a file can speak of. */
export interface People {
  /** Our ids by the numbers staff know; null where a number means more than one. Those who have left are among them. */
  readonly students: ReadonlyMap<string, string | null>;
  readonly schools: ReadonlyMap<string, string | null>;
  /** Whether a text names a member of staff. */
  readonly mentionsStaff: (text: string) => boolean;
}

/** Loads them, a page at a time. */
export async function loadPeople(q: Reader, pace: Pace): Promise<People> {
  const step = (done: number) => pace.step({ phase: 'comparing', what: 'people', done, total: 0 });
  const students = createNumbers();
  for await (const page of pagesOf(q, 'student')) {
    for (const { id, sisId, active } of page) students.note(sisId, id, active);
    await step(page.length);
  }
  const schools = createNumbers();
  for await (const page of pagesOf(q, 'building')) {
    for (const { id, number, active } of page) schools.note(number, id, active);
  }
  const staff: StaffName[] = [];
  for await (const page of pagesOf(q, 'staff')) {
    for (const { number, givenName, familyName } of page) staff.push({ number, givenName, familyName });
    await step(page.length);
  }
  return { students: students.ids(), schools: schools.ids(), mentionsStaff: createStaffMentions(staff) };
}

/** Numbers with those whom they mean. A number that was given anew means the one who is here. */
function createNumbers() {
  const active = new Map<string, string | null>();
  const left = new Map<string, string | null>();
  return {
    note(number: string, id: string, isActive: boolean): void {
      const ids = isActive ? active : left;
      ids.set(number, ids.has(number) ? null : id);
    },
    ids: (): ReadonlyMap<string, string | null> => new Map([...left, ...active]),
  };
}
