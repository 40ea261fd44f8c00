import { expect, test } from 'vitest';
import { writtenBy } from '../parts/kept.ts';
import { correctionDraftsOf, entryDraftsOf, sealedBy, sealedDraftsOf } from './entry-draft.ts';

const about = { studentId: 's1', today: '2026-11-20' };

test('an entry is kept by student once something is written, apart from what goes into the sealed book', () => {
  const me = { staffId: 'anwosu' };
  const draft = entryDraftsOf(me).of(about);
  const sealed = sealedDraftsOf(me).of(about);
  expect(writtenBy(me).size).toBe(0);
  draft.form = { ...draft.form, filled: { ...draft.form.filled, party: 'County court' } };
  expect([...writtenBy(me).keys()]).toEqual(['disclosure s1']);
  expect(sealed.form.filled).toEqual({ day: '2026-11-20' });
  expect(entryDraftsOf(me).of({ ...about, studentId: 's2' }).form.filled).toEqual({ day: '2026-11-20' });
  entryDraftsOf(me).drop(about);
  expect(writtenBy(me).size).toBe(0);
});

test('what is right begins as what was written, and is nobody’s text until it is changed', () => {
  const me = { staffId: 'anwosu' };
  const form = { outcome: 'denied', basis: 'none', filled: { party: 'Daily News' } } as const;
  const draft = correctionDraftsOf(me).of({ disclosureId: 'd1', form });
  expect(draft).toEqual({ why: '', how: 'right', form });
  expect(writtenBy(me).size).toBe(0);
  draft.why = 'It was another.';
  expect(writtenBy(me).size).toBe(1);
});

test('R117: a sealed release is judged without a look into the student’s log', () => {
  const party = { partyId: 'p', capacity: 'court', name: 'County Court', barredUntil: null, bars: [] };
  const student = { studentId: 's1', name: 'Kiri', sisId: '204417', grade: '09', building: 'Harbor View High' };
  expect(sealedBy(student, { parties: [party], today: '2026-11-20' })).toEqual({
    student: { id: 's1', name: 'Kiri', sisId: '204417' },
    about: { age: null, today: '2026-11-20', studiesOpen: false },
    parties: [{ name: 'County Court', barredUntil: null }],
  });
});
