import { beforeEach, describe, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { SaveLine } from '../../areas/forms/form-desk.svelte.ts';
import { panelOf, studentView } from '../../areas/forms/testing/panel-samples.ts';
import type { PanelState, PanelView, Trouble } from '../../messages.ts';
import { form, seenOf } from '../../sync/testing/samples.ts';
import { actOf, type Lines, sendingWords, statusOf } from './status.ts';

const AT = new Date(2026, 10, 28, 14, 41).getTime();
const idle = { kind: 'idle' } as const;
const draft = { kind: 'draft', at: AT } as const;
const waits = { kind: 'waiting', at: AT } as const;
const closed: PanelView = { kind: 'no-access', seen: seenOf('17'), wouldAllow: [], draft: null };
const lines = (note: SaveLine, sheet: SaveLine = idle, sending: SaveLine = idle): Lines => ({
  note,
  sheet,
  late: [],
  sending,
});
const shown = (more: Partial<PanelState> = {}) => panelOf(studentView('17'), more);
const failed = (why: Trouble) => ({ kind: 'not-saved', why, at: AT }) as const;

beforeEach(() => setLocale('en'));

describe('what became of a text', () => {
  test.each<[SaveLine, string, string]>([
    [idle, 'Nothing unsaved', 'plain'],
    [draft, 'Draft kept 14:41', 'plain'],
    [{ kind: 'draft-lost' }, 'Draft not kept: copy your text before you leave', 'danger'],
    [
      { kind: 'not-taken-back' },
      'It may be with the server already. It can be taken back once the server has answered.',
      'warn',
    ],
    [{ kind: 'saving' }, 'Saving…', 'plain'],
    [{ kind: 'saved', at: AT }, 'Saved 14:41', 'ok'],
    [failed({ cause: 'mismatch' }), 'Not saved 14:41', 'danger'],
    [failed({ cause: 'conflict', fields: [] }), 'Not saved: see both texts', 'danger'],
  ])('%j', (line, text, tone) => {
    expect(statusOf(shown(), lines(line))).toMatchObject({ text, tone });
  });

  test('is told of a step that is kept and was not opened yet', () => {
    const form = { caseId: null, kind: 'referred', day: '2026-11-20', filled: {} };
    const view = studentView('17', { caseDrafts: [{ textId: 'kept', form, keptAt: AT, why: null }] });
    expect(statusOf(panelOf(view), lines(idle)).text).toBe('Draft kept 14:41');
  });

  test('of two forms the more pressing is told, else the later', () => {
    const later = { kind: 'saved', at: AT + 60_000 } as const;
    expect(statusOf(shown(), lines(draft, later)).text).toBe('Saved 14:42');
    expect(statusOf(shown(), lines(later, draft)).text).toBe('Saved 14:42');
    expect(statusOf(shown(), lines(failed({ cause: 'mismatch' }), later)).text).toBe('Not saved 14:41');
    expect(statusOf(shown(), lines(later, { kind: 'saving' })).text).toBe('Saving…');
  });
});

describe('what is not with the server', () => {
  test('is told at once, then as a count until it is sent', () => {
    expect(statusOf(shown({ waiting: 1 }), lines(waits)).text).toBe(
      'Kept here. It is sent as soon as the server answers.',
    );
    expect(statusOf(shown({ waiting: 3 }), lines(waits)).text).toBe('Kept here; 3 waiting to be sent');
    expect(statusOf(shown({ waiting: 2 }), lines(idle)).text).toBe('2 waiting to be sent');
    expect(statusOf(shown(), lines(waits)).text).toBe('Nothing unsaved');
  });

  test('what needs its author comes first, in whatever view, and beside a draft', () => {
    const state = { stopped: 1, waiting: 2 };
    expect(statusOf(shown(state), lines(idle)).text).toBe('1 needs you; 2 waiting to be sent');
    expect(statusOf(panelOf(closed, { stopped: 1 }), lines(idle)).text).toBe('1 needs you');
    expect(statusOf(shown({ stopped: 1 }), lines(draft))).toMatchObject({
      text: 'Draft kept 14:41; 1 needs you',
      tone: 'warn',
    });
  });

  test('is told beside the draft of a record that cannot be shown', () => {
    const kept = { textId: 'text', form, keptAt: AT };
    const away: PanelView = { kind: 'trouble', seen: null, why: { cause: 'offline' }, since: AT, draft: kept };
    expect(statusOf(panelOf(away, { waiting: 2 }), lines(idle)).text).toBe('Draft kept 14:41; 2 waiting to be sent');
  });

  test('a draft that is discarded soon is told of in every line, and can be seen', () => {
    const state = shown({ discardAt: AT });
    expect(statusOf(state, lines(idle))).toMatchObject({
      text: 'A draft will be discarded on Nov 28, 2026',
      tone: 'warn',
    });
    expect(actOf(state, lines(idle))).toBe('work');
    expect(statusOf(shown({ discardAt: AT, stopped: 1, waiting: 2 }), lines(draft)).text).toBe(
      'Draft kept 14:41; 1 needs you; 2 waiting to be sent; A draft will be discarded on Nov 28, 2026',
    );
  });

  test('can be seen; and what was kept just now can be taken back', () => {
    const unsent = [{ opId: 'op', textId: 'text', form, savedAt: AT, why: null }];
    const state = panelOf(studentView('17', { unsent }), { waiting: 1 });
    expect(actOf(state, lines(waits))).toBe('take-back');
    expect(actOf(state, lines(draft))).toBe('work');
    expect(actOf(shown({ stopped: 1 }), lines(idle))).toBe('work');
    expect(actOf(shown({ otherDrafts: 1 }), lines(idle))).toBe('work');
    expect(actOf(shown(), lines(draft))).toBeNull();
  });

  test('is nobody else’s business: signed out there is no count and no way to it', () => {
    const out = panelOf({ kind: 'signed-out', why: 'by-user', keptDraftAt: AT }, { waiting: 2, stopped: 1 });
    expect(statusOf(out, lines(idle)).text).toBe('Your text is kept here');
    expect(actOf(out, lines(idle))).toBeNull();
  });
});

test('a full disk is said before all else', () => {
  expect(statusOf(shown({ full: true, waiting: 1 }), lines(draft))).toMatchObject({
    text: 'Nothing more can be kept here',
    tone: 'danger',
  });
});

test('before a closed folder the line is the application’s, and while there is none, that of what waits elsewhere', () => {
  const state = panelOf(closed, { otherDrafts: 2 });
  expect(statusOf(state, lines(idle, idle, draft)).text).toBe('Draft kept 14:41');
  expect(statusOf(state, lines({ kind: 'saved', at: AT })).text).toBe('2 other drafts kept');
});

test.each([
  [{ kind: 'saving' }, 'Sending…', 'plain'],
  [{ kind: 'saved', at: AT }, 'Sent 14:41', 'ok'],
  [failed({ cause: 'offline' }), 'Not sent 14:41', 'danger'],
  [{ kind: 'draft-lost' }, 'Draft not kept: copy your text before you leave', 'danger'],
  [waits, 'Kept here. It is sent as soon as the server answers.', 'warn'],
  [idle, 'Nothing unsaved', 'plain'],
] as const)('what is sent is not said to be saved: %j', (line, text, tone) => {
  expect(sendingWords(line, { locale: 'en' })).toMatchObject({ text, tone });
});
