import { describe, expect, it } from 'vitest';
import { pageKey } from './page-key.ts';
import type { KeptText } from './kept-text.ts';
import { NO_POLICY } from './policy.ts';
import { NO_NEWS } from './tab-news.ts';
import { NEW_TAB, type TabState } from './tab-state.ts';
import { panelState } from './tab-view.ts';
import { form, letterForm, me, seenOf, sheetOf, student, trail, uuidOf } from './testing/samples.ts';

const settings = { serverUrl: 'https://a.test', managed: false, locale: 'en' as const, policy: NO_POLICY };
const session = { me, token: 't' };
const draft: KeptText<'contact'> = {
  id: 'id-1',
  kind: 'contact',
  serverUrl: 'https://a.test',
  staffId: me.staffId,
  subject: uuidOf('1'),
  seen: seenOf('1'),
  form,
  keptAt: 40,
  order: 40,
  state: 'draft',
  why: null,
  opId: null,
  sent: false,
  standsOn: [],
  restored: false,
  warnedAt: null,
};
const tab: TabState = {
  ...NEW_TAB,
  frames: { 0: student('1') },
  answer: { kind: 'student', seen: seenOf('1'), faceSheet: sheetOf('1'), at: 0, news: NO_NEWS, offline: null },
};
const application: KeptText<'application'> = {
  ...draft,
  id: 'id-2',
  kind: 'application',
  order: 60,
  subject: pageKey(seenOf('2')),
  form: { about: 'Name 2', information: 'Attendance.', need: '' },
  keptAt: 60,
};
const view = (state: TabState, more = {}) =>
  panelState(state, {
    settings,
    session,
    texts: [draft],
    elsewhere: new Set<string>(),
    lastKeptAt: null,
    full: false,
    trail,
    unread: { off: null, told: false },
    ...more,
  });

describe('what the panel is told', () => {
  it('the student that the page shows, with the draft for this student', () => {
    expect(view(tab)).toMatchObject({ view: { kind: 'student', draft: { form, keptAt: 40 } }, otherDrafts: 0 });
  });

  it('never the sheet of another student than the page shows', () => {
    const other = { ...tab, frames: { 0: student('2') } };
    expect(view(other)).toMatchObject({ view: { kind: 'looking-up' }, otherDrafts: 1 });
    expect(JSON.stringify(view({ ...tab, frames: { 0: { outcome: 'busy' } } }))).not.toContain('Name 1');
    expect(JSON.stringify(view({ ...tab, frames: { 0: student('1'), 4: student('2') } }))).not.toContain('faceSheet');
  });

  it('nothing but a kept draft to somebody who is signed out', () => {
    const left = { me: null, why: 'expired', lastStaffId: me.staffId };
    const out = view(tab, { session: left, lastKeptAt: 40 });
    expect(out.view).toEqual({ kind: 'signed-out', why: 'expired', keptDraftAt: 40 });
    expect(JSON.stringify(out)).not.toContain('Called home');
  });

  it('R13: the letter being written, also one that was refused, apart from those that wait', () => {
    const letter: KeptText<'letter'> = { ...draft, id: 'letter-1', kind: 'letter', form: letterForm };
    const waits = { ...letter, id: 'letter-2', state: 'waiting', opId: 'op-2' };
    const why = { cause: 'mismatch' };
    const shown = view(tab, { texts: [{ ...letter, state: 'stopped', why }, waits] });
    expect(shown.view).toMatchObject({
      letterDraft: { textId: 'letter-1', form: letterForm, keptAt: 40, why },
      unsentLetters: [{ textId: 'letter-2', opId: 'op-2', form: letterForm, savedAt: 40 }],
    });
    expect(view(tab, { texts: [letter] }).otherDrafts).toBe(0);
    const elsewhere = view(tab, { texts: [letter], elsewhere: new Set(['letter-1']) });
    expect(elsewhere).toMatchObject({ view: { letterDraft: null }, otherDrafts: 1 });
  });

  it('an application that is being written, on the page it is about and nowhere else', () => {
    const closed = (sisId: string): TabState => ({
      ...tab,
      frames: { 0: student(sisId) },
      answer: { kind: 'no-access', seen: seenOf(sisId), wouldAllow: ['a'] },
    });
    expect(view(closed('2'), { texts: [application] })).toMatchObject({
      view: { kind: 'no-access', draft: { form: application.form, keptAt: 60 } },
      otherDrafts: 0,
    });
    expect(view(closed('3'), { texts: [draft, application] })).toMatchObject({
      view: { kind: 'no-access', draft: null },
      otherDrafts: 2,
    });
  });

  it('what of this student was saved and is not with the server, and how much there is of it in all', () => {
    const waiting = { ...draft, id: 'id-3', state: 'waiting', opId: 'op-3' };
    const elsewhere = { ...waiting, id: 'id-4', subject: uuidOf('2'), state: 'stopped', why: { cause: 'mismatch' } };
    const change = { field: 'goals', text: 'Reads daily.', baseRev: 0 };
    const sheet = { ...draft, id: 'id-5', kind: 'sheet', form: { fields: [change] } };
    expect(view(tab, { texts: [waiting, elsewhere, sheet] })).toMatchObject({
      view: { draft: null, unsent: [{ opId: 'op-3', form, why: null }], sheetDraft: { form: { fields: [change] } } },
      waiting: 1,
      stopped: 1,
      otherDrafts: 0,
    });
  });

  it('the draft that no other panel holds, and which text it is', () => {
    const later = { ...draft, id: 'id-2', form: { ...form } };
    const shown = (elsewhere: string[]) => view(tab, { texts: [draft, later], elsewhere: new Set(elsewhere) });
    expect(shown([])).toMatchObject({ view: { draft: { textId: 'id-2' } }, otherDrafts: 1 });
    expect(shown(['id-2'])).toMatchObject({ view: { draft: { textId: 'id-1' } }, otherDrafts: 1 });
    expect(shown(['id-1', 'id-2'])).toMatchObject({ view: { draft: null }, otherDrafts: 2 });
  });

  it('what of the face sheet waits to be sent, and what came back of it to be decided', () => {
    const change = (text: string) => ({ field: 'goals', text, baseRev: 0 });
    const of = (id: string, state: string, text: string) => {
      const kept = { ...draft, id, kind: 'sheet', state, opId: id, form: { fields: [change(text)] } };
      return state === 'stopped' ? { ...kept, why: { cause: 'conflict', fields: [] } } : kept;
    };
    const texts = [of('a', 'waiting', 'One.'), of('b', 'waiting', 'Two.'), of('c', 'stopped', 'Three.')];
    expect(view(tab, { texts })).toMatchObject({
      view: { unsentSheet: [change('Two.')], sheetDraft: { textId: 'c', form: { fields: [change('Three.')] } } },
      stopped: 1,
    });
    expect(view(tab, { texts: [...texts, of('d', 'draft', 'Four.')] })).toMatchObject({
      view: { sheetDraft: { textId: 'd' } },
      otherDrafts: 0,
    });
  });

  it('where no server is known, that one is needed', () => {
    expect(view(tab, { settings: { ...settings, serverUrl: '' } }).view).toEqual({ kind: 'no-server' });
  });

  it.each([
    [{}, 'no-adapter'],
    [{ 0: { outcome: 'none' } }, 'none'],
    [{ 0: { outcome: 'none' }, 2: { outcome: 'roster' } }, 'roster'],
    [{ 0: { outcome: 'no-fingerprint' } }, 'no-fingerprint'],
    [{ 0: { outcome: 'no-fingerprint' }, 2: { outcome: 'none' } }, 'none'],
  ] as const)('an unknown page in words: %j', (frames, why) => {
    expect(view({ ...tab, frames }).view).toEqual({ kind: 'unknown-page', why, told: false });
  });

  it('a page of an adapter that is out of force, and that somebody was told', () => {
    const nobody = { ...tab, frames: {} };
    const off = { off: 'failing', told: false } as const;
    expect(view(nobody, { unread: off }).view).toEqual({ kind: 'unknown-page', why: 'failing', told: false });
    const strange = { ...tab, frames: { 0: { outcome: 'no-fingerprint' } as const } };
    const told = { off: null, told: true };
    expect(view(strange, { unread: told }).view).toEqual({ kind: 'unknown-page', why: 'no-fingerprint', told: true });
  });

  it('trouble keeps the text at hand', () => {
    const answer = {
      kind: 'trouble' as const,
      seen: seenOf('1'),
      why: { cause: 'offline' as const },
      since: 7,
      tries: 0,
    };
    expect(view({ ...tab, answer })).toMatchObject({
      view: { kind: 'trouble', since: 7, draft: { form } },
      otherDrafts: 0,
    });
  });
});

it.each(['left', 'closed'] as const)(
  'says of a tab that shows no page of the SIS that it does not (%s), and shows nobody',
  (page) => {
    expect(view({ ...tab, page }).view).toEqual({ kind: 'no-page', why: page });
  },
);
