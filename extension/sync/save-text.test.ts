import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { OpAnswer } from '../../shared/wire/ops.ts';
import { STORE_CODES } from '../../shared/wire/problem.ts';
import { Drafts } from './drafts.ts';
import { failed, faultOf } from './faults.ts';
import { saveText, seenOf as subjectSeen, type SaveParts } from './save-text.ts';
import { NO_NEWS } from './tab-news.ts';
import { NEW_TAB, type TabState } from './tab-state.ts';
import { appliedAll, fakeOutbox } from './testing/fake-outbox.ts';
import { form, seenOf, sheetOf, student, uuidOf } from './testing/samples.ts';

const studentId = uuidOf('1');
const ask = { studentId, textId: 'text-1', epoch: 4, form };
const typed = { textId: ask.textId, subject: studentId, seen: seenOf('1'), at: 60 };
const tab: TabState = {
  ...NEW_TAB,
  epoch: 4,
  frames: { 3: student('1') },
  answer: { kind: 'student', seen: seenOf('1'), faceSheet: sheetOf('1'), at: 0, news: NO_NEWS, offline: null },
};

async function setUp(page: Sighting | null = student('1')) {
  const fake = await fakeOutbox();
  const { outbox, owner, vault, newId } = fake;
  const drafts = new Drafts(vault, 'contact', newId);
  const waits: number[] = [];
  const parts: SaveParts<'contact'> = {
    drafts,
    outbox,
    owner,
    now: () => 50,
    readAgain: () => Promise.resolve(page),
    wait: (ms) => {
      waits.push(ms);
      return new Promise(() => undefined);
    },
  };
  const ops = () => fake.sent.flat();
  const waiting = async () => (await vault.ownedBy(owner)).filter(({ state }) => state === 'waiting');
  return { ...fake, parts, drafts, ops, waiting, waits };
}
const refusing = (more: object) => (ops: readonly { opId: string }[]) => ({
  ok: true as const,
  value: ops.map(({ opId }) => ({ opId, ...more }) as OpAnswer),
});

describe('saving a contact', () => {
  it('sends it with what the page says now, and nothing of it is left', async () => {
    const { parts, ops, cells, state } = await setUp();
    expect(await saveText(parts, tab, ask)).toEqual({ ok: true, waiting: false });
    expect(ops()).toMatchObject([{ kind: 'contact.add', body: { studentId, seen: { sisId: '1' }, form } }]);
    expect(JSON.stringify(cells.session)).not.toContain('Called');
    expect(Object.keys(cells.local)).toEqual(['vaults']);
    expect(state.applied).toEqual([studentId]);
  });

  it.each<[string, Sighting | null]>([
    ['another student', student('2')],
    ['another name under the same number', student('1', { name: 'Other' })],
    ['nobody', { outcome: 'none' }],
    ['a conflict', { outcome: 'conflict', witnesses: [], seen: seenOf('1') }],
    ['no answer', null],
  ])('keeps the text and sends nothing when the page gives %s', async (_what, page) => {
    const { parts, sent, drafts, owner } = await setUp(page);
    expect(await saveText(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'mismatch' } });
    expect(sent).toEqual([]);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form, seen: { sisId: '1' } }]);
  });

  it('refuses another student than the one shown, and an older state of the page', async () => {
    const { parts, sent } = await setUp();
    expect(await saveText(parts, tab, { ...ask, studentId: uuidOf('2') })).toMatchObject({ ok: false });
    expect(await saveText(parts, tab, { ...ask, epoch: 3 })).toMatchObject({ ok: false });
    expect(sent).toEqual([]);
  });

  it.each<[string, ReturnType<typeof faultOf>]>([
    ['no answer', failed({ cause: 'offline' })],
    ['a stranger’s 503', faultOf(503, { status: 503, error: 'no healthy upstream' })],
    ['an ended session', failed({ cause: 'signed-out' })],
    ...STORE_CODES.map((code): [string, ReturnType<typeof faultOf>] => [
      `trouble in the store: ${code}`,
      faultOf(503, { type: 't', title: 't', status: 503, detail: 'd', code, requestId: 'r' }),
    ]),
  ])('leaves the form free and the text waiting after %s, and sends the same op later', async (_what, fault) => {
    const { parts, ops, state, drafts, owner, outbox, waiting } = await setUp();
    state.answer = () => fault;
    expect(await saveText(parts, tab, ask)).toEqual({ ok: true, waiting: true });
    expect(await drafts.ownedBy(owner)).toEqual([]);
    expect(await waiting()).toMatchObject([{ form, seen: { sisId: '1' } }]);
    state.answer = appliedAll;
    await outbox.send();
    expect(ops()[1]).toEqual(ops()[0]);
    expect(await waiting()).toEqual([]);
  });

  it('lets go of a server that is slow, and still hears it', async () => {
    const { parts, state, waits, waiting, ops } = await setUp();
    let answer: () => void = () => undefined;
    state.answer = (ops) =>
      new Promise((resolve) => {
        answer = () => {
          resolve(appliedAll(ops));
        };
      });
    const slow = { ...parts, wait: (ms: number) => Promise.resolve((waits.push(ms), null)) };
    expect(await saveText(slow, tab, ask)).toEqual({ ok: true, waiting: true });
    expect(waits).toEqual([6_000]);
    expect(await waiting()).toHaveLength(1);
    await expect.poll(ops).toHaveLength(1);
    answer();
    await expect.poll(waiting).toEqual([]);
  });

  it('keeps what was typed while it was being sent', async () => {
    const { parts, state, drafts, owner } = await setUp();
    state.answer = async (ops) => {
      await drafts.keepText(owner, { ...typed, form: { ...form, note: 'Called home. Twice.' } });
      return appliedAll(ops);
    };
    expect(await saveText(parts, tab, ask)).toEqual({ ok: true, waiting: false });
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form: { note: 'Called home. Twice.' }, opId: null }]);
  });

  it.each([
    [{ outcome: 'refused', code: 'mismatch', text: 'x' }, { cause: 'mismatch' }],
    [
      { outcome: 'refused', code: 'closed', text: 'Again.' },
      { cause: 'refused', code: 'closed', text: 'Again.' },
    ],
    [
      { outcome: 'invalid', issues: [] },
      { cause: 'invalid', issues: [] },
    ],
    [
      { outcome: 'conflict', fields: [] },
      { cause: 'conflict', fields: [] },
    ],
  ])('has the text in the form again when the server decides against it: %j', async (answer, why) => {
    const { parts, ops, state, drafts, owner } = await setUp();
    state.answer = refusing(answer);
    expect(await saveText(parts, tab, ask)).toEqual({ ok: false, why });
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form, why: null }]);
    state.answer = appliedAll;
    expect(await saveText(parts, tab, ask)).toEqual({ ok: true, waiting: false });
    expect(ops()[1]).toEqual(ops()[0]);
  });

  it('is one op, however often the same form saves it: while it waits, and once it was applied', async () => {
    const { parts, ops, state, drafts, owner, cells } = await setUp();
    state.answer = () => failed({ cause: 'offline' });
    expect(await saveText(parts, tab, ask)).toEqual({ ok: true, waiting: true });
    state.answer = appliedAll;
    expect(await saveText(parts, tab, ask)).toEqual({ ok: true, waiting: false });
    expect(await saveText(parts, tab, { ...ask, form: { ...form } })).toEqual({ ok: true, waiting: false });
    expect(new Set(ops().map(({ opId }) => opId)).size).toBe(1);
    expect(ops()).toHaveLength(2);
    expect(await drafts.keepText(owner, { ...typed, form })).toBe('applied');
    expect(Object.keys(cells.session).filter((name) => name.startsWith('text:'))).toEqual([]);
  });

  it('is another op when the form that did not hear of it says something else by then', async () => {
    const { parts, ops, state } = await setUp();
    state.answer = () => failed({ cause: 'offline' });
    await saveText(parts, tab, ask);
    state.answer = appliedAll;
    const more = { ...ask, form: { ...form, note: 'Called home. Twice.' } };
    expect(await saveText(parts, tab, more)).toEqual({ ok: true, waiting: false });
    expect(ops().map((op) => op.kind === 'contact.add' && op.body.form.note)).toEqual([
      'Called home.',
      'Called home.',
      'Called home. Twice.',
    ]);
    expect(new Set(ops().map(({ opId }) => opId)).size).toBe(2);
  });

  it('loses nothing of what waits when the form that did not hear of it cannot be kept', async () => {
    const { parts, state, drafts, owner, fail, waiting } = await setUp();
    state.answer = () => failed({ cause: 'offline' });
    await saveText(parts, tab, ask);
    fail.add('local');
    expect(await drafts.keepText(owner, { ...typed, form: { ...form, note: 'Other.' } })).toBe('not-kept');
    expect(await waiting()).toMatchObject([{ form }]);
  });

  it('says that the computer is full, and keeps the text in the form, where it could not be kept', async () => {
    const { parts, sent, fail } = await setUp();
    fail.add('local');
    expect(await saveText(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'full' } });
    expect(sent).toEqual([]);
  });

  it('says that a text is too long to be kept', async () => {
    const { parts, vault } = await setUp();
    const long = { ...ask, form: { ...form, note: 'x'.repeat(90_000) } };
    expect(await saveText(parts, tab, long)).toMatchObject({ ok: false, why: { cause: 'invalid' } });
    expect(vault.full).toBe(false);
  });

  it('knows whom it is about while the page changes', () => {
    const changing = { ...tab, frames: { 3: { outcome: 'busy' as const } } };
    expect(subjectSeen(changing, studentId)).toMatchObject({ sisId: '1' });
    expect(subjectSeen(changing, uuidOf('2'))).toBeNull();
  });

  it('leaves a refused text where its author finds it when the form holds another by then', async () => {
    const { parts, state, drafts, owner, vault } = await setUp();
    state.answer = async (ops) => {
      await drafts.keepText(owner, { ...typed, form: { ...form, note: 'The next one.' } });
      return refusing({ outcome: 'refused', code: 'closed', text: 'No.' })(ops);
    };
    expect(await saveText(parts, tab, ask)).toMatchObject({ ok: false });
    expect(await vault.ownedBy(owner)).toMatchObject([
      { state: 'stopped', form, why: { cause: 'refused' } },
      { state: 'draft', form: { note: 'The next one.' } },
    ]);
  });
});
