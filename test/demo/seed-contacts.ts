import { dayIn } from '../../shared/runtime.ts';
import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { Store } from '../../server/store/store.ts';
import { atWork } from './as-staff.ts';
import { DEMO_CONTACTS } from './contacts.ts';

const DAY_MS = 86_400_000;

/** Notes the demo's contacts as their authors would: each through policy, store and trail. */
export async function seedContacts(store: Store, asOf: string, timeZone: string): Promise<void> {
  for (const { author, sisId, daysAgo, ...form } of DEMO_CONTACTS) {
    const staff = await atWork(store, author, asOf, timeZone);
    const happenedAt = schoolHour(store.runtime.now() - daysAgo * DAY_MS, timeZone);
    const studentId = await staff.studentOf(sisId);
    await staff.send('contact.add', { studentId, form: { ...form, happenedAt } satisfies ContactForm });
  }
}

/** About ten in the morning of that day, so that no demo contact is at night. */
function schoolHour(at: number, timeZone: string): number {
  const noonUtc = Date.parse(`${dayIn(timeZone, at)}T16:10:00Z`);
  return Math.min(noonUtc, at);
}
