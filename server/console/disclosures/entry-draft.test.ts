import { expect, test } from 'vitest';
import { writtenBy } from '../parts/kept.ts';
import { correctionDraftsOf, entryDraftsOf, sealedDraftsOf } from './entry-draft.ts';

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
