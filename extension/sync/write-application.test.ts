import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { Op, OpAnswer } from '../../shared/wire/ops.ts';
import { Drafts } from './drafts.ts';
import { failed, type Called } from './faults.ts';
import { pageKey } from './page-key.ts';
import { NEW_TAB, type TabState } from './tab-state.ts';
import { fakeVault, SERVER } from './testing/fake-vault.ts';
import { seenOf, student, uuidOf } from './testing/samples.ts';
import { writeApplication, type ApplyParts } from './write-application.ts';

const owner = { serverUrl: SERVER, staffId: 's1' };
const form = { about: 'Name 1, number 1', information: 'Attendance this term.', need: 'I coach the team.' };
const ask = { subject: pageKey(seenOf('1')), epoch: 4, form };
const tab: TabState = {
  ...NEW_TAB,
  epoch: 4,
  frames: { 3: student('1') },
  answer: { kind: 'no-access', seen: seenOf('1'), wouldAllow: ['Teachers'] },
};

async function setUp(page: Sighting | null = student('1')) {
  const sent: Op[] = [];
  const state = {
    answer: (op: Op): Called<OpAnswer> => ({ ok: true, value: { opId: op.opId, outcome: 'applied', rev: 1, seq: 1 } }),
  };
  const { vault } = await fakeVault();
  let next = 0;
  const drafts = new Drafts(vault, 'application', () => uuidOf(String((next += 1))));
  const parts: ApplyParts = {
    client: { apply: (op: Op) => Promise.resolve((sent.push(op), state.answer(op))) },
    drafts,
    owner,
    now: () => 50,
    readAgain: () => Promise.resolve(page),
  };
  return { parts, sent, state, drafts };
}

describe('applying for access', () => {
  it('sends the text with what the page says now, and drops the draft', async () => {
    const { parts, sent, drafts } = await setUp();
    expect(await writeApplication(parts, tab, ask)).toEqual({ ok: true });
    expect(sent).toMatchObject([{ kind: 'application.write', body: { ...form, seen: { sisId: '1' } } }]);
    expect(await drafts.ownedBy(owner)).toEqual([]);
  });

  it('sends the same op again after an answer that never came', async () => {
    const { parts, sent, state, drafts } = await setUp();
    const applied = state.answer;
    state.answer = () => failed({ cause: 'offline' });
    expect(await writeApplication(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'offline' } });
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form, seen: { sisId: '1' } }]);
    state.answer = applied;
    expect(await writeApplication(parts, tab, ask)).toEqual({ ok: true });
    expect(sent[1]?.opId).toBe(sent[0]?.opId);
  });

  it.each<[string, Partial<typeof ask>, TabState, Sighting | null]>([
    ['another page', { subject: pageKey(seenOf('2')) }, tab, student('1')],
    ['an older state of the page', { epoch: 3 }, tab, student('1')],
    ['a folder that is open', {}, { ...tab, answer: null }, student('1')],
    ['a page that moved on unnoticed', {}, tab, student('2')],
    ['a page that does not answer', {}, tab, null],
  ])('keeps the text and sends nothing for %s', async (_what, more, state, page) => {
    const { parts, sent, drafts } = await setUp(page);
    const why = { cause: 'mismatch' };
    expect(await writeApplication(parts, state, { ...ask, ...more })).toEqual({ ok: false, why });
    expect(sent).toEqual([]);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form }]);
  });

  it('keeps the text when the server finds fault with it, and says where', async () => {
    const { parts, state, drafts } = await setUp();
    const issues = [{ path: 'body.need', code: 'too_small' }];
    state.answer = ({ opId }) => ({ ok: true, value: { opId, outcome: 'invalid', issues } });
    expect(await writeApplication(parts, tab, ask)).toEqual({ ok: false, why: { cause: 'invalid', issues } });
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
  });
});
