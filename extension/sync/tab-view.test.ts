import { describe, expect, it } from 'vitest';
import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { ApplicationForm } from '../messages.ts';
import { pageKey } from './page-key.ts';
import type { KeptDraft } from './storage-keys.ts';
import { NEW_TAB, type TabState } from './tab-state.ts';
import { panelState } from './tab-view.ts';
import { form, me, seenOf, sheetOf, student, trail, uuidOf } from './testing/samples.ts';

const settings = { serverUrl: 'https://a.test', managed: false, locale: 'en' as const };
const session = { me, token: 't' };
const draft: KeptDraft<ContactForm> = {
  serverUrl: 'https://a.test',
  staffId: me.staffId,
  subject: uuidOf('1'),
  sisId: '1',
  form,
  keptAt: 40,
  opId: null,
};
const tab: TabState = {
  ...NEW_TAB,
  frames: { 0: student('1') },
  answer: { kind: 'student', seen: seenOf('1'), faceSheet: sheetOf('1'), at: 0 },
};
const application: KeptDraft<ApplicationForm> = {
  ...draft,
  subject: pageKey(seenOf('2')),
  form: { about: 'Name 2', information: 'Attendance.', need: '' },
  keptAt: 60,
};
const view = (state: TabState, more = {}) =>
  panelState(state, { settings, session, drafts: [draft], applications: [], trail, ...more });

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
    const out = view(tab, { session: { me: null, why: 'expired', lastStaffId: me.staffId } });
    expect(out.view).toEqual({ kind: 'signed-out', why: 'expired', keptDraftAt: 40 });
    expect(JSON.stringify(out)).not.toContain('Called home');
  });

  it('an application that is being written, on the page it is about and nowhere else', () => {
    const closed = (sisId: string): TabState => ({
      ...tab,
      frames: { 0: student(sisId) },
      answer: { kind: 'no-access', seen: seenOf(sisId), wouldAllow: ['a'] },
    });
    const applications = [application];
    expect(view(closed('2'), { applications, drafts: [] })).toMatchObject({
      view: { kind: 'no-access', draft: { form: application.form, keptAt: 60 } },
      otherDrafts: 0,
    });
    expect(view(closed('3'), { applications })).toMatchObject({
      view: { kind: 'no-access', draft: null },
      otherDrafts: 2,
    });
    const out = { session: { me: null, why: 'expired', lastStaffId: me.staffId }, applications };
    expect(view(tab, out).view).toMatchObject({ keptDraftAt: 60 });
  });

  it('where no server is known, that one is needed', () => {
    expect(view(tab, { settings: { ...settings, serverUrl: '' } }).view).toEqual({ kind: 'no-server' });
  });

  it.each([
    [{}, 'no-adapter'],
    [{ 0: { outcome: 'none' } }, 'none'],
    [{ 0: { outcome: 'none' }, 2: { outcome: 'roster' } }, 'roster'],
    [{ 0: { outcome: 'no-fingerprint' } }, 'no-fingerprint'],
  ] as const)('an unknown page in words: %j', (frames, why) => {
    expect(view({ ...tab, frames }).view).toEqual({ kind: 'unknown-page', why });
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
