import { v7 } from 'uuid';
import { earliestEnd } from '../../shared/areas/disclosures/party.ts';
import type { ReleaseForm } from '../../shared/areas/disclosures/release-form.ts';
import { atWork } from './as-staff.ts';
import { DEMO_DISCLOSURES, DEMO_PARTIES, type DemoDisclosure } from './disclosures.ts';
import { type DemoAct, schoolDay, withDays } from './play.ts';

const CUSTODIAN = 'anwosu';

/** The demo's disclosure log and parties, as its staff enter them on their days: each through policy, store and trail. */
export function disclosureActs(): readonly DemoAct[] {
  return [...DEMO_PARTIES.flatMap(partyActs), ...DEMO_DISCLOSURES.flatMap(entryActs)];
}

function partyActs({ name, capacity, daysAgo, ...bar }: (typeof DEMO_PARTIES)[number]): readonly DemoAct[] {
  const partyId = v7();
  return [
    {
      daysAgo,
      async play(scene) {
        const custodian = await atWork(scene, CUSTODIAN);
        await custodian.send('party.add', { partyId, name, capacity });
        if (!('finding' in bar)) return;
        const from = schoolDay(scene.asOf, daysAgo);
        const barred = { partyId, from, until: earliestEnd(from), ground: 'study', finding: bar.finding };
        await custodian.send('party.bar', barred);
      },
    },
  ];
}

function entryActs({ by, sisId, daysAgo, form, corrected }: DemoDisclosure): readonly DemoAct[] {
  const disclosureId = v7();
  const entered: DemoAct = {
    daysAgo,
    async play(scene) {
      const staff = await atWork(scene, by);
      const studentId = await staff.studentOf(sisId);
      await staff.send('disclosure.record', { studentId, disclosureId, form: dated(form, scene.asOf) });
    },
  };
  if (corrected === undefined) return [entered];
  const { why } = corrected;
  return [
    entered,
    {
      daysAgo: corrected.daysAgo,
      async play(scene) {
        const staff = await atWork(scene, corrected.by);
        const studentId = await staff.studentOf(sisId);
        const right = { disclosureId: v7(), form: dated(corrected.form, scene.asOf) };
        await staff.send('disclosure.correct', { studentId, disclosureId, why, right });
      },
    },
  ];
}

/** The form with the days of the demo in it. */
export const dated = (form: ReleaseForm, asOf: string): ReleaseForm => ({
  ...form,
  filled: withDays(form.filled, asOf),
});
