import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { DemoAct } from './play.ts';
import { atWork } from './as-staff.ts';
import { DEMO_CONTACTS } from './contacts.ts';

/** Notes the demo's contacts as their authors would, on their days: each through policy, store and trail. */
export function contactActs(): readonly DemoAct[] {
  return DEMO_CONTACTS.map(({ author, sisId, daysAgo, ...form }) => ({
    daysAgo,
    async play(scene) {
      const staff = await atWork(scene, author);
      const studentId = await staff.studentOf(sisId);
      const happenedAt = staff.context.at;
      await staff.send('contact.add', { studentId, form: { ...form, happenedAt } satisfies ContactForm });
    },
  }));
}
