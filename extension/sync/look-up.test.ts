import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { failed, faultOf } from './faults.ts';
import { lookUp, openSheet } from './look-up.ts';
import { fakeOffline, sheetBy } from './testing/fake-offline.ts';
import { seenOf, uuidOf } from './testing/samples.ts';

type Said = Awaited<ReturnType<Client['lookUp']>>;
type Given = Awaited<ReturnType<Client['faceSheet']>>;
const seen = seenOf('1');
const one: Said = { ok: true, value: { match: 'one', studentId: uuidOf('1') } };
const given: Given = { ok: true, value: sheetBy('caseload') };
const away = failed({ cause: 'offline' });
const invisible = faultOf(404, {
  type: 't',
  title: 't',
  status: 404,
  detail: 'd',
  code: 'not-visible',
  requestId: 'r',
});

/** A reader who has opened the student once, of a server that answers as the test says. */
async function reading() {
  const { offline, world } = fakeOffline();
  const says = { lookUp: one, faceSheet: given };
  const client = { lookUp: () => Promise.resolve(says.lookUp), faceSheet: () => Promise.resolve(says.faceSheet) };
  const parts = { client, offline, now: () => world.now };
  const ask = async (what = seen) => {
    const answer = await lookUp(parts, what);
    // What it keeps it keeps by the way.
    await offline.sweep();
    return answer;
  };
  return { says, parts, ask, first: await ask() };
}

describe('what is shown when the server', () => {
  it('gives the sheet: that', async () => {
    const { first } = await reading();
    expect(first).toMatchObject({ kind: 'student', faceSheet: { rev: 1 }, offline: null });
  });

  it('cannot be asked: the last sheet, which says so', async () => {
    const { ask, says, parts } = await reading();
    says.lookUp = away;
    const answer = await ask();
    expect(answer).toMatchObject({ kind: 'student', seen, offline: { since: parts.now() } });
    expect(await ask(seenOf('1', { name: 'Other' }))).toMatchObject({ kind: 'trouble' });
  });

  it('says who it is and then goes away: the last sheet of the same student only', async () => {
    const { ask, says } = await reading();
    says.faceSheet = away;
    expect(await ask()).toMatchObject({ kind: 'student', faceSheet: { student: { id: uuidOf('1') } } });
    says.lookUp = { ok: true, value: { match: 'one', studentId: uuidOf('2') } };
    expect(await ask()).toMatchObject({ kind: 'trouble' });
  });

  it.each([
    ['nonsense', failed({ cause: 'nonsense' })],
    ['an error', failed({ cause: 'server', requestId: 'r' })],
  ])('answers %s: no sheet, but it is still there for when it is away', async (_what, said) => {
    const { ask, says } = await reading();
    says.lookUp = said;
    expect(await ask()).toMatchObject({ kind: 'trouble' });
    says.lookUp = away;
    expect(await ask()).toMatchObject({ kind: 'student' });
  });

  it.each([
    ['refuses', invisible, 'no-access'],
    ['disagrees', { ok: true, value: { match: 'disagrees', fields: [] } }, 'disagrees'],
  ] satisfies [string, Said, string][])('%s: no sheet, now or when it is away', async (_what, said, kind) => {
    const { ask, says } = await reading();
    says.lookUp = said;
    expect(await ask()).toMatchObject({ kind });
    says.lookUp = away;
    expect(await ask()).toMatchObject({ kind: 'trouble' });
  });
});

it('keeps nothing where somebody had to choose who it is', async () => {
  const { parts, says, ask } = await reading();
  await openSheet(parts, seenOf('2'), uuidOf('1'));
  says.lookUp = away;
  expect(await ask(seenOf('2'))).toMatchObject({ kind: 'trouble' });
});
