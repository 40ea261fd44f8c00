import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ContactEntry } from '../../../shared/areas/contacts/contact.ts';
import type { PageRequests, PanelView, UnsentContact } from '../../messages.ts';
import { me, uuidOf } from '../../sync/testing/samples.ts';
import { deskTools, expired, panelOf, studentView } from '../forms/testing/panel-samples.ts';
import { NoteDesk } from './desk.svelte.ts';
// Loaded when a note is saved first: here before any test is timed.
import './note-check.ts';
import { emptyNote } from './note-form.ts';

const NOW = Date.UTC(2026, 10, 24, 16, 41);
const KIRI = uuidOf('204417');
const TRAN = { ...me, staffId: uuidOf('902') };
const kiri = () => studentView('204417');
const amaru = (note?: string): PanelView => {
  const draft =
    note === undefined ? null : { textId: 'before', form: { ...emptyNote(NOW), note }, keptAt: NOW - 60_000 };
  return studentView('201938', { draft });
};

let answers: Partial<{ [N in keyof PageRequests]: PageRequests[N][1] | Error }>;
const sent = vi.fn();
let notes: NoteDesk;

/** The form on the desk. */
function form() {
  if (notes.desk === null) throw new Error('Nobody is shown.');
  return notes.desk;
}

async function ask<N extends keyof PageRequests>(name: N, body: PageRequests[N][0]): Promise<PageRequests[N][1]> {
  sent(name, body);
  const answer: unknown = answers[name];
  if (answer === undefined) throw new Error('no answer');
  if (answer instanceof Error) throw answer;
  return answer as PageRequests[N][1];
}

function write(note: string): void {
  notes.start();
  form().form.note = note;
  form().typed();
}

beforeEach(() => {
  sent.mockReset();
  answers = {
    'draft.keep': { ok: true, at: NOW },
    'draft.drop': { ok: true },
    'contact.add': { ok: true, waiting: false },
  };
  notes = new NoteDesk({ ask, ...deskTools(NOW) });
  notes.follow(panelOf(kiri(), { epoch: 7 }));
});

describe('saving', () => {
  test('keeps what was typed while the save was under way', async () => {
    write('Called about the bus.');
    const saved = notes.save();
    form().form.note = 'Called about the bus. She will call back.';
    form().typed();
    await saved;
    expect(form().form.note).toBe('Called about the bus. She will call back.');
    expect(sent).toHaveBeenLastCalledWith('draft.keep', {
      studentId: KIRI,
      textId: form().textId,
      form: expect.objectContaining({ note: 'Called about the bus. She will call back.' }) as unknown,
    });
  });
});

describe('drafts', () => {
  test('go to the student they were written for', async () => {
    write('Called about the bus.');
    notes.flush();
    await vi.waitFor(() => expect(notes.line).toEqual({ kind: 'draft', at: NOW }));
    expect(sent).toHaveBeenCalledWith('draft.keep', {
      studentId: KIRI,
      textId: form().textId,
      form: expect.objectContaining({ note: 'Called about the bus.' }),
    });
  });

  test('come back on the right student, and are put away on another', () => {
    notes.follow(panelOf(amaru('From before.')));
    expect(form().form.note).toBe('From before.');
    expect(form().restoredAt).toBe(NOW - 60_000);
    notes.follow(panelOf(kiri()));
    expect(form().hasText).toBe(false);
  });

  test('what waits is kept before the student changes', () => {
    write('Half a sen');
    notes.follow(panelOf(amaru()));
    expect(sent).toHaveBeenCalledWith('draft.keep', expect.objectContaining({ studentId: KIRI }));
    expect(form().form.note).toBe('');
  });

  test('a push about the same student leaves the typed text alone', () => {
    write('Newer text');
    notes.follow(
      panelOf(
        studentView('204417', {
          draft: { textId: 'older', form: { ...emptyNote(NOW), note: 'Older text' }, keptAt: NOW },
        }),
      ),
    );
    expect(form().form.note).toBe('Newer text');
  });

  test('one that could not be kept is said', async () => {
    answers['draft.keep'] = { ok: false };
    write('Called.');
    notes.flush();
    await vi.waitFor(() => expect(notes.line).toEqual({ kind: 'draft-lost' }));
  });
});

describe('R13: what is added to a contact', () => {
  const entry: ContactEntry = {
    ...emptyNote(NOW),
    id: uuidOf('5'),
    kind: 'visit',
    withName: 'Dana',
    note: 'Nobody home.',
    restricted: 'no',
    addenda: [],
    recordedAt: NOW,
    schoolYear: '2026-27',
    author: { name: 'Rosa Ortiz', role: 'Social worker', own: true },
    rev: 5,
  };

  test('is kept and sent like a note, and says of which it is', async () => {
    expect(notes.addTo(entry)).toBe(true);
    expect(form().hasText).toBe(false);
    form().form.note = 'She called back.';
    form().typed();
    notes.flush();
    const kept = { addsTo: entry.id, note: 'She called back.', kind: 'visit' };
    expect(sent).toHaveBeenCalledWith(
      'draft.keep',
      expect.objectContaining({ form: expect.objectContaining(kept) as unknown }),
    );
    expect(await notes.save()).toBe(true);
    expect(sent).toHaveBeenCalledWith(
      'contact.add',
      expect.objectContaining({ form: expect.objectContaining(kept) as unknown }),
    );
    expect(form().form.addsTo).toBeUndefined();
  });

  test('does not take the place of another text', () => {
    write('Called about the bus.');
    expect(notes.addTo(entry)).toBe(false);
    expect(form().form).toMatchObject({ note: 'Called about the bus.' });
    expect(form().form.addsTo).toBeUndefined();
  });

  test('that was begun goes on', () => {
    notes.addTo(entry);
    form().form.note = 'She called';
    expect(notes.addTo(entry)).toBe(true);
    expect(form().form.note).toBe('She called');
    expect(notes.addTo({ ...entry, id: uuidOf('6') })).toBe(false);
  });
});

describe('two texts', () => {
  test('a blank form leaves the one alone that it never showed, and shows it when it comes', () => {
    notes.start();
    form().typed();
    notes.flush();
    expect(sent).toHaveBeenCalledWith('draft.keep', expect.objectContaining({ textId: 'text-1' }));
    if (notes.desk) notes.desk.open = false;
    const draft = { textId: 'from disk', form: { ...emptyNote(NOW), note: 'From before.' }, keptAt: NOW };
    notes.follow(panelOf(studentView('204417', { draft })));
    expect(form()).toMatchObject({ textId: 'from disk', form: { note: 'From before.' } });
  });

  test('each note that is finished is followed by another', async () => {
    for (const note of ['One.', 'Two.']) {
      write(note);
      await notes.save();
    }
    const ids = sent.mock.calls.flatMap(([name, body]) =>
      name === 'contact.add' ? [(body as { textId: string }).textId] : [],
    );
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain(form().textId);
  });
});

describe('saving', () => {
  test('empties the form and says when', async () => {
    write('Called.');
    expect(await notes.save()).toBe(true);
    expect(sent).toHaveBeenCalledWith('contact.add', expect.objectContaining({ studentId: KIRI, epoch: 7 }));
    expect(notes.line).toEqual({ kind: 'saved', at: NOW });
    expect(form().open).toBe(false);
  });

  test('an empty note is refused here, and nothing is sent', async () => {
    notes.start();
    expect(await notes.save()).toBe(false);
    expect(form().errors.note).toBeDefined();
    expect(sent).not.toHaveBeenCalled();
  });

  test.each(['offline', 'nonsense', 'mismatch', 'too-old', 'signed-out'] as const)(
    '%s keeps the text and says so',
    async (cause) => {
      answers['contact.add'] = { ok: false, why: { cause } };
      write('Called.');
      expect(await notes.save()).toBe(false);
      expect(form().form.note).toBe('Called.');
      expect(form().trouble).toEqual({ cause });
      expect(notes.line.kind).toBe('not-saved');
    },
  );

  test('what the server finds wrong stands at its field', async () => {
    answers['contact.add'] = { ok: false, why: { cause: 'invalid', issues: [{ path: 'form.note', code: 'too_big' }] } };
    write('Called.');
    await notes.save();
    expect(form().errors.note).toContain('8000');
  });

  test('no answer at all is a fault, not a success', async () => {
    answers['contact.add'] = new Error('gone');
    write('Called.');
    expect(await notes.save()).toBe(false);
    expect(form().trouble).toEqual({ cause: 'server', requestId: '' });
  });

  test('a late answer says nothing about another student', async () => {
    write('Called.');
    const saving = notes.save();
    notes.follow(panelOf(amaru()));
    expect(await saving).toBe(false);
    expect(notes.line.kind).not.toBe('saved');
  });
});

describe('a session that ends', () => {
  test('leaves the text in sight, and offers it again after sign-in', () => {
    write('Called.');
    notes.follow(panelOf(expired, { me: null }));
    expect(form().form.note).toBe('Called.');
    notes.follow(panelOf(kiri()));
    expect(notes.resumed).toBe(true);
    expect(form()).toMatchObject({ open: true, trouble: null });
    expect(form().form.note).toBe('Called.');
  });

  test('shows it to nobody else', () => {
    write('Called.');
    notes.follow(panelOf(expired, { me: null }));
    notes.follow(panelOf(kiri(), { me: TRAN }));
    expect(form().hasText).toBe(false);
  });

  test('on purpose takes the text off the screen, after keeping it', () => {
    write('Called.');
    notes.follow(panelOf({ kind: 'signed-out', why: 'by-user', keptDraftAt: NOW }, { me: null }));
    expect(notes).toMatchObject({ desk: null, kept: null });
    expect(sent).toHaveBeenCalledWith('draft.keep', expect.objectContaining({ studentId: KIRI }));
  });
});

test('what was saved while the session ended is not offered again after sign-in', async () => {
  write('Called.');
  const saving = notes.save();
  notes.follow(panelOf(expired, { me: null }));
  await saving;
  notes.follow(panelOf(kiri()));
  expect(notes.resumed).toBe(false);
});

describe('a contact that waits to be sent', () => {
  const waits: UnsentContact = {
    opId: 'op-1',
    textId: 'waits',
    form: { ...emptyNote(NOW), note: 'Called.' },
    savedAt: NOW,
    why: null,
  };

  test('leaves the form free for the next, and says that it is kept', async () => {
    answers['contact.add'] = { ok: true, waiting: true };
    write('Called.');
    expect(await notes.save()).toBe(true);
    expect(notes.line).toEqual({ kind: 'waiting', at: NOW });
    expect(form()).toMatchObject({ hasText: false, open: false });
    write('The next one.');
    expect(notes.kept).toEqual({ text: 'The next one.', name: 'Name 204417' });
  });

  test('comes back into the form', async () => {
    answers['text.take-back'] = { ok: true };
    expect(await notes.takeBack(waits)).toBe(true);
    expect(sent).toHaveBeenCalledWith('text.take-back', { opId: 'op-1' });
    // It goes on as the text it is, so that a correction leaves no second draft.
    expect(form()).toMatchObject({ open: true, textId: 'waits', restoredAt: NOW, form: { note: 'Called.' } });
  });

  test.each<[string, boolean | undefined]>([
    ['was sent meanwhile', false],
    ['gets no answer', undefined],
  ])('stays where it is when it %s', async (_why, ok) => {
    if (ok !== undefined) answers['text.take-back'] = { ok };
    expect(await notes.takeBack(waits)).toBe(false);
    expect(form().hasText).toBe(false);
    expect(notes.line).toEqual({ kind: 'not-taken-back' });
  });

  test('never takes the place of a note that is being written', async () => {
    answers['text.take-back'] = { ok: true };
    write('Another.');
    expect(await notes.takeBack(waits)).toBe(false);
    expect(sent).not.toHaveBeenCalledWith('text.take-back', expect.anything());
    expect(form().form.note).toBe('Another.');
  });
});

test('a draft that its author discarded elsewhere goes from the form, and no other text does', () => {
  notes.follow(panelOf(amaru('From before.')));
  notes.dropped('another');
  expect(form().hasText).toBe(true);
  notes.dropped('before');
  expect(form().hasText).toBe(false);
});

test('what the panel is told at first does not hide that a draft came back', () => {
  const fresh = new NoteDesk({ ask, ...deskTools(NOW) });
  fresh.follow(panelOf(amaru('From before.')));
  expect(fresh.line).toEqual({ kind: 'draft', at: NOW - 60_000 });
});
