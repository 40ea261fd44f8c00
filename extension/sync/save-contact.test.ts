import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { Op, OpAnswer } from '../../shared/wire/ops.ts';
import { STORE_CODES } from '../../shared/wire/problem.ts';
import type { Client } from './client.ts';
import { Drafts, NOTES } from './drafts.ts';
import { failed, faultOf, type Called } from './faults.ts';
import { saveContact, type SaveParts } from './save-contact.ts';
import { NEW_TAB, type TabState } from './tab-state.ts';
import { fakeKept } from './testing/fake-kept.ts';
import { form, seenOf, sheetOf, student, uuidOf } from './testing/samples.ts';

const owner = { serverUrl: 'https://a.test', staffId: 's1' };
const studentId = uuidOf('1');
const ask = { studentId, epoch: 4, form };
const tab: TabState = {
  ...NEW_TAB,
  epoch: 4,
  frames: { 3: student('1') },
  answer: { kind: 'student', seen: seenOf('1'), faceSheet: sheetOf('1'), at: 0 },
};

function setUp(page: Sighting | null = student('1')) {
  const sent: Op[] = [];
  const state = {
    answer: (op: Op): Called<OpAnswer> => ({ ok: true, value: { opId: op.opId, outcome: 'applied', rev: 1, seq: 1 } }),
    refreshed: 0,
  };
  const drafts = new Drafts(fakeKept().kept, NOTES);
  let next = 0;
  const client = {
    apply: (op: Op) => Promise.resolve((sent.push(op), state.answer(op))),
    faceSheet: () => Promise.resolve({ ok: true, value: sheetOf('1') }),
  } as unknown as Client;
  const parts: SaveParts = {
    client,
    drafts,
    owner,
    now: () => 50,
    opId: () => uuidOf(String((next += 1))),
    readAgain: () => Promise.resolve(page),
    refreshed: () => Promise.resolve(void (state.refreshed += 1)),
  };
  return { parts, sent, state, drafts };
}

describe('saving a contact', () => {
  it('sends it with what the page says now, drops the draft and reads the sheet again', async () => {
    const { parts, sent, state, drafts } = setUp();
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: true });
    expect(sent).toMatchObject([{ kind: 'contact.add', body: { studentId, seen: { sisId: '1' }, form } }]);
    expect(await drafts.ownedBy(owner)).toEqual([]);
    expect(state.refreshed).toBe(1);
  });

  it.each<[string, Sighting | null]>([
    ['another student', student('2')],
    ['another name under the same number', student('1', { name: 'Other' })],
    ['nobody', { outcome: 'none' }],
    ['a conflict', { outcome: 'conflict', witnesses: [], seen: seenOf('1') }],
    ['no answer', null],
  ])('keeps the text and sends nothing when the page gives %s', async (_what, page) => {
    const { parts, sent, drafts } = setUp(page);
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'mismatch' } });
    expect(sent).toEqual([]);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form, sisId: '1' }]);
  });

  it('refuses another student than the one shown, and an older state of the page', async () => {
    const { parts, sent } = setUp();
    expect(await saveContact(parts, tab, { ...ask, studentId: uuidOf('2') })).toMatchObject({ ok: false });
    expect(await saveContact(parts, tab, { ...ask, epoch: 3 })).toMatchObject({ ok: false });
    expect(sent).toEqual([]);
  });

  it('sends the same op again after an answer that never came', async () => {
    const { parts, sent, state, drafts } = setUp();
    const applied = state.answer;
    state.answer = () => failed({ cause: 'offline' });
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'offline' } });
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
    state.answer = applied;
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: true });
    expect(sent[1]?.opId).toBe(sent[0]?.opId);
  });

  it.each(STORE_CODES)('keeps the text and says why when the store of our server is in trouble: %s', async (what) => {
    const { parts, state, drafts } = setUp();
    const problem = { type: 't', title: 't', status: 503, detail: 'd', code: what, requestId: 'r' };
    state.answer = () => faultOf(503, problem);
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'store', what, requestId: 'r' } });
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form, sisId: '1' }]);
  });

  it('takes a stranger’s 503 for a server that is out of reach, and keeps the text', async () => {
    const { parts, state, drafts } = setUp();
    state.answer = () => faultOf(503, { status: 503, error: 'no healthy upstream' });
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'offline' } });
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
  });

  it('keeps what was typed while it was being sent', async () => {
    const { parts, state, drafts } = setUp();
    const applied = state.answer;
    const typed = drafts.keep.bind(drafts, owner, studentId, '1', { ...form, note: 'Called home. Twice.' }, 60);
    let meanwhile = Promise.resolve();
    state.answer = (op) => {
      meanwhile = typed();
      return applied(op);
    };
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: true });
    await meanwhile;
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form: { note: 'Called home. Twice.' } }]);
  });

  it('hands on the words of a refusal that it does not know', async () => {
    const { parts, state } = setUp();
    state.answer = ({ opId }) => ({
      ok: true,
      value: { opId, outcome: 'refused', code: 'op-id-taken', text: 'Again.' },
    });
    const why = { cause: 'refused', code: 'op-id-taken', text: 'Again.' };
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: false, why });
  });

  it('keeps the text when the server refuses', async () => {
    const { parts, state, drafts } = setUp();
    state.answer = ({ opId }) => ({ ok: true, value: { opId, outcome: 'refused', code: 'mismatch', text: 'x' } });
    expect(await saveContact(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'mismatch' } });
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
  });
});
