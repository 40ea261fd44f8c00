import { expect, it } from 'vitest';
import { namesParty, partyKey } from '../../shared/areas/disclosures/party.ts';
import { faultsOf, openFields } from '../../shared/areas/disclosures/judge.ts';
import { DEMO_DISCLOSURES, DEMO_PARTIES } from './disclosures.ts';
import { dated } from './seed-disclosures.ts';

// A Sunday: what is so many days before it is moved off the weekends.
const ASOF = '2026-11-29';
const ABOUT = { age: 15, today: ASOF, studiesOpen: false };
const FORMS = DEMO_DISCLOSURES.flatMap(({ form, corrected }) => [form, ...(corrected ? [corrected.form] : [])]);

it('R115: each entry of the demo’s log is whole and lawful', () => {
  for (const form of FORMS) {
    const whole = dated(form, ASOF);
    expect([form.basis, openFields(whole), faultsOf(whole, ABOUT)]).toEqual([form.basis, [], []]);
  }
});

it('R126: the demo’s barred party is given nothing, and was denied something', () => {
  const [barred] = DEMO_PARTIES.filter((one) => 'finding' in one).map(({ name }) => partyKey(name));
  const toIt = FORMS.filter(({ filled }) => namesParty(String(filled['party']), String(barred)));
  expect(toIt.map(({ outcome }) => outcome)).toEqual(['denied']);
});
