import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageRequests, PanelState, PanelView } from '../../messages.ts';
import { trail } from '../../sync/testing/samples.ts';
import { NoteDesk } from './desk.svelte.ts';
import { emptyNote } from './note-form.ts';

const NOW = Date.UTC(2026, 10, 24, 16, 41);
const KIRI = '0192f0a0-0000-7000-8000-000000000001';
const AMARU = '0192f0a0-0000-7000-8000-000000000002';
const ORTIZ = me('0192f0a0-0000-7000-8000-000000000901');
const TRAN = me('0192f0a0-0000-7000-8000-000000000902');
const seen = { system: 'demo', idKind: 'studentNumber', sisId: '204417', adapterRevision: 1 } as const;

function me(staffId: string) {
  const waiting = { applications: 0, emergencies: 0, ownQuestions: 0, questions: 0 };
  return { staffId, name: 'R. Ortiz', username: 'rortiz', roles: [], abilities: [], waiting, expiresAt: NOW };
}

function student(id: string, note?: string): PanelView {
  const because = { ruleId: 'R44', title: 't', source: 's', facts: [], fieldClasses: [], until: null };
  const faceSheet = {
    student: { id, name: 'A student' },
    contacts: [],
    because,
    abilities: ['contact.add'],
    asOf: NOW,
  };
  const draft = note === undefined ? null : { form: { ...emptyNote(NOW), note }, keptAt: NOW - 60_000 };
  return { kind: 'student', seen, faceSheet, draft };
}

function state(view: PanelView, more: Partial<PanelState> = {}): PanelState {
  const rest = { save: { kind: 'idle' }, otherDrafts: 0, serverUrl: '', locale: 'en', trail } as const;
  return { epoch: 1, me: ORTIZ, view, ...rest, ...more };
}

const expired: PanelView = { kind: 'signed-out', why: 'expired', keptDraftAt: NOW };
let answers: Partial<{ [N in keyof PageRequests]: PageRequests[N][1] | Error }>;
const sent = vi.fn();
let desk: NoteDesk;

async function ask<N extends keyof PageRequests>(name: N, body: PageRequests[N][0]): Promise<PageRequests[N][1]> {
  sent(name, body);
  const answer: unknown = answers[name];
  if (answer === undefined) throw new Error('no answer');
  if (answer instanceof Error) throw answer;
  return answer as PageRequests[N][1];
}

function write(note: string): void {
  desk.start();
  desk.form.note = note;
  desk.typed();
}

beforeEach(() => {
  sent.mockReset();
  answers = { 'draft.keep': { ok: true, at: NOW }, 'draft.drop': { ok: true }, 'contact.add': { ok: true } };
  desk = new NoteDesk({ ask, now: () => NOW, timers: { set: () => 1, clear: () => undefined } });
  desk.follow(state(student(KIRI)));
});

describe('saving', () => {
  test('keeps what was typed while the save was under way', async () => {
    write('Called about the bus.');
    const saved = desk.save(1);
    desk.form.note = 'Called about the bus. She will call back.';
    desk.typed();
    await saved;
    expect(desk.form.note).toBe('Called about the bus. She will call back.');
    expect(sent).toHaveBeenLastCalledWith('draft.keep', {
      studentId: KIRI,
      form: expect.objectContaining({ note: 'Called about the bus. She will call back.' }) as unknown,
    });
  });
});

describe('drafts', () => {
  test('go to the student they were written for', async () => {
    write('Called about the bus.');
    desk.flush();
    await vi.waitFor(() => expect(desk.line).toEqual({ kind: 'draft', at: NOW }));
    expect(sent).toHaveBeenCalledWith('draft.keep', {
      studentId: KIRI,
      form: expect.objectContaining({ note: 'Called about the bus.' }),
    });
  });

  test('come back on the right student, and are put away on another', () => {
    desk.follow(state(student(AMARU, 'From before.')));
    expect(desk.form.note).toBe('From before.');
    expect(desk.restoredAt).toBe(NOW - 60_000);
    desk.follow(state(student(KIRI)));
    expect(desk.hasText).toBe(false);
  });

  test('what waits is kept before the student changes', () => {
    write('Half a sen');
    desk.follow(state(student(AMARU)));
    expect(sent).toHaveBeenCalledWith('draft.keep', expect.objectContaining({ studentId: KIRI }));
    expect(desk.form.note).toBe('');
  });

  test('a push about the same student leaves the typed text alone', () => {
    write('Newer text');
    desk.follow(state(student(KIRI, 'Older text')));
    expect(desk.form.note).toBe('Newer text');
  });

  test('one that could not be kept is said', async () => {
    answers['draft.keep'] = { ok: false };
    write('Called.');
    desk.flush();
    await vi.waitFor(() => expect(desk.line).toEqual({ kind: 'draft-lost' }));
  });
});

describe('saving', () => {
  test('empties the form and says when', async () => {
    write('Called.');
    expect(await desk.save(7)).toBe(true);
    expect(sent).toHaveBeenCalledWith('contact.add', expect.objectContaining({ studentId: KIRI, epoch: 7 }));
    expect(desk.line).toEqual({ kind: 'saved', at: NOW });
    expect(desk.open).toBe(false);
  });

  test('an empty note is refused here, and nothing is sent', async () => {
    desk.start();
    expect(await desk.save(1)).toBe(false);
    expect(desk.errors.note).toBeDefined();
    expect(sent).not.toHaveBeenCalled();
  });

  test.each(['offline', 'nonsense', 'mismatch', 'too-old', 'signed-out'] as const)(
    '%s keeps the text and says so',
    async (cause) => {
      answers['contact.add'] = { ok: false, why: { cause } };
      write('Called.');
      expect(await desk.save(1)).toBe(false);
      expect(desk.form.note).toBe('Called.');
      expect(desk.trouble).toEqual({ cause });
      expect(desk.line.kind).toBe('not-saved');
    },
  );

  test('what the server finds wrong stands at its field', async () => {
    answers['contact.add'] = { ok: false, why: { cause: 'invalid', issues: [{ path: 'form.note', code: 'too_big' }] } };
    write('Called.');
    await desk.save(1);
    expect(desk.errors.note).toContain('8000');
  });

  test('no answer at all is a fault, not a success', async () => {
    answers['contact.add'] = new Error('gone');
    write('Called.');
    expect(await desk.save(1)).toBe(false);
    expect(desk.trouble).toEqual({ cause: 'server', requestId: '' });
  });

  test('a late answer says nothing about another student', async () => {
    write('Called.');
    const saving = desk.save(1);
    desk.follow(state(student(AMARU)));
    expect(await saving).toBe(false);
    expect(desk.line.kind).not.toBe('saved');
  });
});

describe('a session that ends', () => {
  test('leaves the text in sight, and offers it again after sign-in', () => {
    write('Called.');
    desk.follow(state(expired, { me: null }));
    expect(desk.form.note).toBe('Called.');
    desk.follow(state(student(KIRI)));
    expect(desk).toMatchObject({ resumed: true, open: true, trouble: null });
    expect(desk.form.note).toBe('Called.');
  });

  test('shows it to nobody else', () => {
    write('Called.');
    desk.follow(state(expired, { me: null }));
    desk.follow(state(student(KIRI), { me: TRAN }));
    expect(desk.hasText).toBe(false);
  });

  test('on purpose takes the text off the screen, after keeping it', () => {
    write('Called.');
    desk.follow(state({ kind: 'signed-out', why: 'by-user', keptDraftAt: NOW }, { me: null }));
    expect(desk.hasText).toBe(false);
    expect(sent).toHaveBeenCalledWith('draft.keep', expect.objectContaining({ studentId: KIRI }));
  });
});

test('a pushed line counts when it is news only', async () => {
  write('Called.');
  await desk.save(1);
  desk.follow(state(student(KIRI)));
  expect(desk.line.kind).toBe('saved');
  desk.follow(state(student(KIRI), { save: { kind: 'draft', at: NOW } }));
  expect(desk.line).toEqual({ kind: 'draft', at: NOW });
});
