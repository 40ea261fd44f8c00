import { expect, test } from 'vitest';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { sentRelease } from '../../../shared/ui/disclosures/release-draft.ts';
import type { Call } from '../api.ts';
import { opSender } from '../op-sender.ts';
import { putBack, writtenBy } from '../parts/kept.ts';
import { requestDraftsOf } from '../requests/request-draft.ts';
import {
  barDraftsOf,
  correctionDraftsOf,
  entryDraftsOf,
  partyDraftsOf,
  sealedBy,
  sealedCorrectionDraftsOf,
  sealedDraftFor,
  sealedDraftsOf,
} from './entry-draft.ts';

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
  expect(draft).toEqual({ rightId: expect.any(String) as string, why: '', how: 'right', form });
  expect(writtenBy(me).size).toBe(0);
  draft.why = 'It was another.';
  expect(writtenBy(me).size).toBe(1);
});

test('R117: a correction of the sealed book is kept apart from one of the log', () => {
  const me = { staffId: 'anwosu' };
  const form = { outcome: 'denied', basis: 'R101', filled: { party: 'Jury' } } as const;
  sealedCorrectionDraftsOf(me).of({ releaseId: 'd1', form }).why = 'It was docket 14.';
  expect(correctionDraftsOf(me).of({ disclosureId: 'd1', form }).why).toBe('');
  expect(sealedCorrectionDraftsOf(me).of({ releaseId: 'd1', form }).why).toBe('It was docket 14.');
});

test('an entry keeps its id past a form that closes and a page that ends, and the next one has another', () => {
  const me = { staffId: 'anwosu' };
  const draft = entryDraftsOf(me).of(about);
  const { entryId } = draft;
  draft.form = { ...draft.form, filled: { party: 'County court' } };
  expect(entryDraftsOf(me).of(about).entryId).toBe(entryId);
  const later = { staffId: 'anwosu' };
  for (const [name, text] of writtenBy(me)) putBack(later, name, text);
  expect(entryDraftsOf(later).of(about)).toEqual(draft);
  entryDraftsOf(me).drop(about);
  expect(entryDraftsOf(me).of(about).entryId).not.toBe(entryId);
});

test('what is sent again after a fault, from a form that was opened anew, is the same change', async () => {
  const me = { staffId: 'anwosu' };
  const [ids, sent] = [['op-1', 'op-2'], new Array<unknown>()];
  const fails: Call = (_schema, _path, body) => {
    sent.push(body);
    return Promise.resolve({ ok: false, fault: { cause: 'offline' } });
  };
  const sender = opSender(fails, () => ids.shift() ?? '');
  for (let turn = 0; turn < 2; turn += 1) {
    const { entryId, form } = entryDraftsOf(me).of(about);
    await sender.send('disclosure.record', { studentId: 's1', disclosureId: entryId, form: sentRelease(form) });
  }
  expect(sent[1]).toEqual(sent[0]);
});

test('R117: what belongs into the sealed book is taken along to it from the log, as it was typed', () => {
  const me = { staffId: 'anwosu' };
  const begun = entryDraftsOf(me).of(about);
  const form: ReleaseForm = { outcome: 'released', basis: 'R101', filled: { party: 'Jury', noNotice: 'secrecy' } };
  begun.form = { ...form, filled: { ...form.filled, noNotice: 'litigation' } };
  expect(sealedDraftFor(me, about).form.filled).toEqual({ day: '2026-11-20' });
  begun.form = form;
  const taken = sealedDraftFor(me, about);
  expect(taken.form).toEqual(form);
  expect(taken.entryId).not.toBe(begun.entryId);
  expect([...writtenBy(me).keys()]).toEqual(['sealed-release s1']);
  expect(sealedDraftFor(me, { ...about, studentId: 's2' }).form.filled).toEqual({ day: '2026-11-20' });
});

test('R117: a secret order that was begun as a request is taken along to the sealed book, and is no request any more', () => {
  const me = { staffId: 'anwosu' };
  const begun = requestDraftsOf(me).of({ ...about, kind: 'subpoena' });
  begun.values = { ...begun.values, party: 'Jury', order: 'No. 9', secrecy: 'no' };
  expect(sealedDraftFor(me, about).form.filled).toEqual({ day: '2026-11-20' });
  begun.values = { ...begun.values, secrecy: 'secrecy', returnOn: '2026-12-01' };
  const taken = sealedDraftFor(me, about).form;
  expect(taken).toEqual({
    outcome: 'released',
    basis: 'R101',
    filled: { day: '2026-11-20', party: 'Jury', order: 'No. 9', noNotice: 'secrecy' },
  });
  expect([...writtenBy(me).keys()]).toEqual(['sealed-release s1']);
});

test('R126: a bar begins on the server’s day and ends five years on, which is nobody’s text; nor is an empty party', () => {
  const me = { staffId: 'anwosu' };
  const bar = barDraftsOf(me).of({ partyId: 'p', today: '2026-11-20' });
  expect(bar).toEqual({ from: '2026-11-20', until: '2031-11-20', ground: '', finding: '' });
  const party = partyDraftsOf(me).of(null);
  party.name = ' ';
  expect(writtenBy(me).size).toBe(0);
  [party.name, bar.ground] = ['County court', 'study'];
  expect(writtenBy(me).size).toBe(2);
  expect(partyDraftsOf(me).of(null).partyId).toBe(party.partyId);
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
