import { beforeEach, describe, expect, it } from 'vitest';
import { ruleOf } from '../../areas/cases/lifecycle/lifecycle.ts';
import { setLocale } from '../locale.svelte.ts';
import { answersOf } from './answers.ts';
import { offeredTo, type Offers } from './offers.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const offers: Offers = {
  staff: [{ id: id(1), name: 'D. Baptiste' }],
  buildings: [{ id: id(2), name: 'Harbor View High' }],
  steps: [
    { id: id(3), kind: 'referred', day: '2026-11-02' },
    { id: id(4), kind: 'referral', day: '2026-11-12' },
    { id: id(5), kind: 'referral', day: '2026-11-20' },
  ],
};
const fieldsOf = (kind: string) => ruleOf(kind)?.fields ?? [];
const read = (kind: string, filled: Parameters<typeof answersOf>[1]) =>
  answersOf(fieldsOf(kind), filled, offers).map(({ label, text }) => `${label}: ${text}`);

beforeEach(() => setLocale('en'));

describe('R29: the answers of a step that was taken', () => {
  it('are words: choices by title, people, schools and steps by name, days as they are said', () => {
    expect(read('transferred', { buildingId: id(2), workerId: id(1), handOver: 'Calls after 4.' })).toEqual([
      'New school: Harbor View High',
      'Social worker of the new school: D. Baptiste',
      'Hand-over note: Calls after 4.',
    ]);
    expect(read('met', { attended: ['student', 'parent'] })).toEqual(['Who attended: Student; Parent or guardian']);
    expect(read('referral-outcome', { referral: id(4), outcome: 'completed' })).toEqual([
      'Which referral: Referral, Nov 12, 2026',
      'Outcome: Completed',
    ]);
    expect(read('scheduled', { meeting: '2026-12-02' })).toEqual(['Meeting: Dec 2, 2026']);
    expect(read('result-told', { appealExplained: true })).toEqual(['The family was told that they may appeal: Yes']);
    setLocale('es');
    expect(read('monitored', { attendance: 92.5 })).toEqual(['Asistencia, porcentaje de días: 92,5']);
  });

  it('never show an id for somebody who is no longer listed', () => {
    const gone = read('transferred', { buildingId: id(8), workerId: id(9) });
    expect(gone).toEqual([
      "New school: A school that is not on today's list",
      "Social worker of the new school: Somebody who is not on today's list",
    ]);
  });

  it('show what a newer form asked by its name: nothing that was written is missing', () => {
    expect(read('needs', { needs: 'Rides.', seenBy: 'Clinic' })).toEqual([
      'What the student needs: Rides.',
      'Seen by: Clinic',
    ]);
    expect(answersOf([], { what: ['a', 'b'] }, offers)).toMatchObject([{ label: 'What', text: 'a, b' }]);
  });
});

it('offers earlier steps of the kind that a field asks for, the newest first, and never the referral to be struck', () => {
  const named = (kind: string) => fieldsOf(kind).flatMap((field) => offeredTo(field, offers) ?? []);
  expect(named('referral-outcome').map((one) => one.id)).toEqual([id(5), id(4)]);
  expect(named('struck').map((one) => one.id)).toEqual([id(5), id(4)]);
  expect(named('needs')).toEqual([]);
});
