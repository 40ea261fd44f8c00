import { describe, expect, it } from 'vitest';
import type { Op } from '../../shared/wire/ops.ts';
import { BATCH_BYTES_MAX } from './batch.ts';
import { Drafts } from './drafts.ts';
import { failed, faultOf } from './faults.ts';
import { retryMs } from './outbox.ts';
import { appliedAll, fakeOutbox, refuseAll } from './testing/fake-outbox.ts';
import { form, seenOf, uuidOf } from './testing/samples.ts';

const pupil = uuidOf('1');
const MINUTE = 60_000;

async function setUp() {
  const fake = await fakeOutbox();
  const { outbox, vault, owner, newId } = fake;
  const drafts = new Drafts(vault, 'contact', newId);
  const sheets = new Drafts(vault, 'sheet', newId);
  const seen = seenOf('1');
  let at = 0;
  const common = (subject: string, textId = newId()) => ({ textId, subject, seen, at: (at += 1) });
  const goalsOf = (text: string, baseRev: number) => ({ fields: [{ field: 'goals' as const, text, baseRev }] });
  return {
    ...fake,
    drafts,
    sheets,
    goalsOf,
    note: async (note: string, subject = pupil, textId?: string) => {
      const typed = { ...common(subject, textId), form: { ...form, note } };
      await drafts.keepText(owner, typed);
      const put = await outbox.put({ owner, ...typed });
      return 'id' in put ? put.id : put.why.cause;
    },
    goals: async (text: string, baseRev: number) => {
      const typed = { ...common(pupil), form: goalsOf(text, baseRev) };
      await sheets.keepText(owner, typed);
      await outbox.put({ owner, ...typed });
    },
    states: async () => (await vault.ownedBy(owner)).map(({ state }) => state),
  };
}
const notesOf = (ops: readonly Op[]) => ops.map((op) => (op.kind === 'contact.add' ? op.body.form.note : op.kind));
const problem = (status: number, code: string) =>
  faultOf(status, { type: 't', title: 't', status, detail: 'd', code, requestId: 'r' });
const offline = failed({ cause: 'offline' });

describe('the outbox', () => {
  it('sends what waits in the order it was written, and is empty then', async () => {
    const { outbox, note, sent, states, state, sealedTexts } = await setUp();
    await note('one');
    await note('two', uuidOf('2'));
    await note('three');
    await outbox.send();
    expect(sent.map(notesOf)).toEqual([['one', 'two', 'three']]);
    expect([await states(), sealedTexts(), state.alarms]).toEqual([[], [], [null]]);
  });

  it('R2: sends the steps of a case between the notes about the same student: a referral opens it, others need it', async () => {
    const { outbox, vault, owner, newId, note, sent } = await setUp();
    const steps = new Drafts(vault, 'case', newId);
    const take = async (caseId: string | null, kind: string, at: number) => {
      const filled = { needs: 'Rides.' };
      const typed = {
        textId: newId(),
        subject: pupil,
        seen: seenOf('1'),
        at,
        form: { caseId, kind, day: '2026-11-20', filled },
      };
      await steps.keepText(owner, typed);
      await outbox.put({ owner, ...typed });
    };
    await note('one');
    await take(null, 'referred', 10);
    await take(uuidOf('9'), 'needs', 11);
    await outbox.send();
    const form = { day: '2026-11-20', filled: { needs: 'Rides.' } };
    expect(sent.flat().map(({ kind, body }) => ({ kind, body }))).toMatchObject([
      { kind: 'contact.add' },
      { kind: 'case.open', body: { studentId: pupil, form: { ...form, kind: 'referred' } } },
      { kind: 'case.step', body: { studentId: pupil, caseId: uuidOf('9'), form: { ...form, kind: 'needs' } } },
    ]);
  });

  it('tries again later and later while the server is away, and at once when it is back', async () => {
    const { outbox, note, state, sent } = await setUp();
    await note('one');
    state.answer = () => offline;
    await outbox.send();
    await outbox.send();
    expect(state.alarms).toEqual([5_000, 10_000]);
    expect([retryMs(1, 0), retryMs(40, 1), retryMs(40, 0)]).toEqual([3_750, 10 * MINUTE, 7.5 * MINUTE]);
    state.answer = appliedAll;
    await outbox.reached();
    await outbox.reached();
    expect([sent.length, state.alarms.at(-1)]).toEqual([3, null]);
  });

  it('sends nothing for nobody, and nothing of one person in the session of another', async () => {
    const { outbox, note, sent, state, owner } = await setUp();
    await note('one');
    state.author = null;
    await outbox.send();
    state.author = { ...owner, staffId: 's2', token: 't2' };
    await outbox.send();
    expect(sent).toEqual([]);
  });

  it('ends the session on the server’s word, and keeps what waits', async () => {
    const { outbox, note, state, states } = await setUp();
    await note('one');
    state.answer = () => failed({ cause: 'signed-out' });
    await outbox.send();
    expect([state.ended, await states()]).toEqual([['t1'], ['waiting']]);
  });

  it('stops what the server refuses and goes on with the rest', async () => {
    const { outbox, note, state, states, sent, owner } = await setUp();
    await note('bad');
    await note('good');
    state.answer = (ops) => ({
      ok: true,
      value: ops.map(({ opId }, i) =>
        i === 0
          ? { opId, outcome: 'refused', code: 'closed', text: 'x' }
          : { opId, outcome: 'applied', rev: 1, seq: 1 },
      ),
    });
    await outbox.send();
    expect(await states()).toEqual(['stopped']);
    state.answer = appliedAll;
    await outbox.send();
    expect(sent).toHaveLength(1);
    await outbox.sendAgain(owner);
    expect(notesOf(sent[1] ?? [])).toEqual(['bad']);
    expect(sent[1]?.[0]?.opId).toBe(sent[0]?.[0]?.opId);
    expect(await states()).toEqual([]);
  });

  it.each([
    [400, 'bad-request', ['stopped']],
    [500, 'unexpected', ['waiting']],
  ])('is not held up by an op over which the server fails with %i', async (status, code, left) => {
    const { outbox, note, state, states, sent } = await setUp();
    for (const text of ['one', 'bad', 'three']) await note(text, uuidOf(text.length === 3 ? text : '5'));
    state.answer = (ops) => (notesOf(ops).includes('bad') ? problem(status, code) : appliedAll(ops));
    await outbox.send();
    expect(await states()).toEqual(left);
    expect(sent.map(notesOf)).toEqual([['one', 'bad', 'three'], ['one'], ['bad'], ['three']]);
  });

  it('keeps the order of one student when an earlier op is not through', async () => {
    const { outbox, note, state, sent } = await setUp();
    await note('bad');
    await note('after it');
    state.answer = (ops) => (notesOf(ops).includes('bad') ? problem(500, 'unexpected') : appliedAll(ops));
    await outbox.send();
    expect(sent.map(notesOf)).toEqual([['bad', 'after it'], ['bad']]);
  });

  it('sends at most fifty, and no more than fits into a request', async () => {
    const { outbox, note, sent } = await setUp();
    for (let i = 0; i < 51; i += 1) await note(`note ${i}`);
    await outbox.send();
    for (let i = 0; i < 6; i += 1) await note('x'.repeat(BATCH_BYTES_MAX / 5));
    await outbox.send();
    expect(sent.map((ops) => ops.length)).toEqual([50, 1, 4, 2]);
  });

  it('has a second change of a field stand on the first one', async () => {
    const { outbox, goals, sent } = await setUp();
    await goals('Reads daily.', 3);
    await goals('Reads daily, alone.', 3);
    await outbox.send();
    expect(sent.map((ops) => ops.map(({ body }) => body))).toMatchObject([
      [{ fields: [{ baseRev: 3 }] }],
      [{ fields: [{ text: 'Reads daily, alone.', baseRev: 7 }] }],
    ]);
  });

  it('knows what a change stands on, also where its form did not hear that the first was applied', async () => {
    const { outbox, sheets, goals, goalsOf, owner, sent } = await setUp();
    await goals('Reads daily.', 3);
    const typed = { textId: 'a', subject: pupil, seen: null, form: goalsOf('Reads daily, alone.', 3), at: 9 };
    await sheets.keepText(owner, typed);
    await outbox.send();
    expect(await sheets.keepText(owner, typed)).toBe('kept');
    await outbox.put({ owner, ...typed });
    await outbox.send();
    expect(sent[1]).toMatchObject([{ body: { fields: [{ baseRev: 7 }] } }]);
    expect(await sheets.keepText(owner, typed)).toBe('applied');
  });

  it('has a change that was begun without the first stay what it is, so that it undoes nothing unseen', async () => {
    const { outbox, sheets, goals, goalsOf, owner, sent } = await setUp();
    const elsewhere = { textId: 'tab-2', subject: pupil, seen: null, form: goalsOf('Reads weekly.', 3), at: 1 };
    await sheets.keepText(owner, elsewhere);
    await goals('Reads daily.', 3);
    await outbox.put({ owner, ...elsewhere });
    await outbox.send();
    expect(sent[1]).toMatchObject([{ body: { fields: [{ text: 'Reads weekly.', baseRev: 3 }] } }]);
  });

  it('gives a text back to the form that the server refused, under the same op as long as it is the same', async () => {
    const { outbox, note, owner, drafts, sent, state } = await setUp();
    state.answer = refuseAll;
    const id = await note('one');
    await outbox.send();
    expect(await outbox.takeBack(owner, (text) => text.id === id)).toBe(true);
    expect(await drafts.of(owner, pupil)).toMatchObject({ form: { note: 'one' }, opId: sent[0]?.[0]?.opId });
    await note('one', pupil, id);
    state.answer = appliedAll;
    await outbox.send();
    expect(sent[1]).toEqual(sent[0]);
  });

  it('gives back and discards nothing that the server may have applied, until it answered', async () => {
    const { outbox, note, owner, states, state } = await setUp();
    const id = await note('one');
    const isIt = (text: { id: string }) => text.id === id;
    state.answer = () => offline;
    await outbox.send();
    expect([await outbox.takeBack(owner, isIt), await outbox.discard(owner, id)]).toEqual([false, false]);
    state.answer = refuseAll;
    await outbox.send();
    expect(await states()).toEqual(['stopped']);
    expect([await outbox.discard(owner, id), await states()]).toEqual([true, []]);
  });

  it('gives back and discards what was never sent', async () => {
    const { outbox, note, owner, states } = await setUp();
    const [one, two] = [await note('one'), await note('two')];
    expect(await outbox.takeBack(owner, ({ id }) => id === one)).toBe(true);
    expect([await outbox.discard(owner, two), await states()]).toEqual([true, ['draft']]);
  });

  it('sends op by op what is still there then, as it is then', async () => {
    const { outbox, note, owner, sent, state } = await setUp();
    await note('one', uuidOf('1'));
    await note('two', uuidOf('2'));
    let later: string | undefined;
    state.answer = async (ops) => {
      if (ops.length > 1) return problem(500, 'unexpected');
      later ??= await note('three', uuidOf('3'));
      await outbox.discard(owner, later);
      return appliedAll(ops);
    };
    await outbox.send();
    expect(sent.map(notesOf)).toEqual([['one', 'two'], ['one'], ['two']]);
  });

  it('ends where an answer cannot be noted, and asks about nothing twice', async () => {
    const { outbox, note, sent, state, fail, states } = await setUp();
    await note('one');
    state.answer = (ops) => (fail.add('session'), refuseAll(ops));
    await outbox.send().catch(() => undefined);
    expect([sent.length, await states()]).toEqual([1, ['waiting']]);
  });

  it.each(['session', 'local'] as const)('takes in nothing that it cannot keep when %s is full', async (area) => {
    const { outbox, note, drafts, owner, fail, states } = await setUp();
    await drafts.keepText(owner, { textId: 'a', subject: pupil, seen: null, form: { ...form, note: 'one' }, at: 1 });
    fail.add(area);
    const put = await outbox.put({ owner, textId: 'a', seen: null, form: { ...form, note: 'one' }, at: 2 });
    expect([put, await states()]).toEqual([{ why: { cause: 'full' } }, ['draft']]);
    fail.clear();
    expect(await note('one', pupil, 'a')).toBe('a');
  });

  it('keeps nothing that others wrote', async () => {
    const { outbox, goals, state, vault, owner } = await setUp();
    await goals('Reads daily.', 3);
    const now = { field: 'goals' as const, text: 'Theirs.', rev: 8, at: 1, author: { name: 'A', own: false } };
    state.answer = (ops) => ({
      ok: true,
      value: ops.map(({ opId }) => ({ opId, outcome: 'conflict', fields: [now] })),
    });
    await outbox.send();
    expect(await vault.ownedBy(owner)).toMatchObject([{ state: 'stopped', why: { cause: 'conflict', fields: [] } }]);
  });

  it('keeps a session alive only where somebody pressed', async () => {
    const { outbox, note, owner, quiet } = await setUp();
    await note('one');
    await outbox.send();
    await outbox.sendAndHear(await note('two'));
    await note('three');
    await outbox.sendAgain(owner);
    await note('four');
    await outbox.send();
    expect(quiet).toEqual([true, false, false, true]);
  });

  it('is not asked again at once by a server that is there and failed', async () => {
    const { outbox, note, state, sent } = await setUp();
    await note('one');
    state.answer = () => problem(503, 'storage-full');
    await outbox.send();
    await outbox.reached();
    expect(sent).toHaveLength(1);
  });

  it('takes in nothing whose author left meanwhile: it lies sealed, as a draft, and nowhere twice', async () => {
    const { note, presence, sealedTexts, outbox, sent } = await setUp();
    presence.isHere = () => false;
    expect(await note('one')).toBe('signed-out');
    await outbox.send();
    expect([sealedTexts().length, sent]).toEqual([1, []]);
  });

  it('leaves what was typed on since as a draft', async () => {
    const { outbox, owner, drafts, sent } = await setUp();
    const typed = { textId: 'a', subject: pupil, seen: seenOf('1'), at: 1 };
    await drafts.keepText(owner, { ...typed, form: { ...form, note: 'one and more' } });
    await outbox.put({ owner, ...typed, form: { ...form, note: 'one' } });
    await outbox.send();
    expect(sent.map(notesOf)).toEqual([['one']]);
    expect(await drafts.of(owner, pupil)).toMatchObject({ form: { note: 'one and more' } });
  });
});
