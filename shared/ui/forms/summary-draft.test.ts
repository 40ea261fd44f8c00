import { expect, it } from 'vitest';
import type { Case, StepEntry } from '../../areas/cases/case.ts';
import { TEXT_MAX } from '../../areas/forms/spec-parts.ts';
import type { ContactEntry } from '../../areas/contacts/contact.ts';
import { setLocale } from '../locale.svelte.ts';
import { summaryDraft } from './summary-draft.ts';

let number = 0;
function step(kind: string, day: string, filled: StepEntry['filled'] = {}): StepEntry {
  number += 1;
  const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  return {
    id,
    kind,
    day,
    filled,
    author: { name: 'Rosa Ortiz', role: 'Social worker', own: true },
    at: 0,
    rev: number,
  };
}

const monitored = (day: string, attendance: number) =>
  step('monitored', day, { attendance, academics: 80, discipline: 1 });

function caseOf(...steps: StepEntry[]): Case {
  return {
    caseId: '00000000-0000-7000-8000-00000000000c',
    stage: 'monitoring',
    steps,
    expected: [],
    steppable: [],
    worker: 'Rosa Ortiz',
    building: 'Harbor View High',
    openedOn: '2026-09-01',
    closedOn: null,
    monitoredUntil: null,
  };
}

const contact = (day: string, kind: ContactEntry['kind'] = 'phone') =>
  ({ kind, happenedAt: Date.parse(`${day}T15:00:00Z`) }) as ContactEntry;

const known = (contacts: ContactEntry[], total = contacts.length) => ({ contacts, total, zone: 'America/Chicago' });

it('R29: the closing summary says which services the student received, in the order of their days', () => {
  setLocale('en');
  const mistake = step('intervention', '2026-09-20', { what: 'Never happened' });
  const text = summaryDraft(
    caseOf(
      step('referred', '2026-09-01', { route: 'alternate-school', reason: 'Fights.', workerId: mistake.id }),
      step('intervention', '2026-10-10', { what: 'Weekly check-in', answer: 'accepted' }),
      mistake,
      step('needs', '2026-09-10', { needs: 'A calm place at noon' }),
      step('struck', '2026-10-11', { step: mistake.id, why: 'Other student' }),
      monitored('2026-10-01', 81),
      monitored('2026-11-01', 94.5),
    ),
    known([contact('2026-10-02'), contact('2026-10-03', 'visit'), contact('2026-08-30')]),
  );
  const lines = text.split('\n');
  expect(lines[0]).toMatch(/^Sep 1, 2026: Referred\. .*Alternate school.*Fights\./);
  expect(lines[1]).toContain('A calm place at noon');
  expect(lines[2]).toContain('Weekly check-in');
  expect(lines[3]).toMatch(/^Monitored 2 times.*81 → 94\.5/);
  expect(lines[4]).toBe('Contacts since Sep 1, 2026: 2. Phone: 1; Visit: 1');
  for (const other of ['Never happened', mistake.id]) expect(text).not.toContain(other);
});

it('says no number of contacts that it does not know, and is never longer than its field', () => {
  setLocale('en');
  const long = Array.from({ length: 30 }, () => step('needs', '2026-09-10', { needs: 'word '.repeat(400) }));
  expect(summaryDraft(caseOf(...long), null).length).toBeLessThanOrEqual(TEXT_MAX);
  expect(summaryDraft(caseOf(), known([contact('2026-10-02')], 7))).toBe('Contacts since Sep 1, 2026: more than 1.');
});

it('R16, R74: repeats nothing that is open to fewer people than a summary is', () => {
  const referred = step('referred', '2026-09-01', { route: 'iep', reason: 'Fights.', rationale: 'No transport.' });
  const back = step('back-considered', '2026-10-02', {
    ground: 'excessive',
    administrator: 'principal',
    about: 'A knife.',
  });
  const text = summaryDraft(caseOf(referred, monitored('2026-10-01', 81), back), null);
  expect(text).toContain('Fights.');
  expect(text).toContain('81 → 81');
  for (const closed of ['No transport.', 'excessive', 'A knife.', '80 → 80', 'Discipline', 'Classes passed'])
    expect(text).not.toContain(closed);
});
