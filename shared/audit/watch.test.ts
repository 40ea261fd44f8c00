import { beforeEach, describe, expect, it } from 'vitest';
import type { WitnessAnswer, WitnessRequest } from '../wire/trail.ts';
import { browserCrypto } from './browser-crypto.ts';
import { type SignedTrail, signedTrail } from './testing/signed-trail.ts';
import { type Alarm, look, LOOK_AGAIN_MS, sizeIn, told, type Watch, type WatchStore } from './watch.ts';
import type { Crypto } from './witness.ts';

const platform = (await browserCrypto(crypto.subtle)) as Crypto;
let clock: number;
let cells: { watch: Watch | null; alarm: Alarm | null; evidence: Alarm[] };
let asked: WitnessRequest[];
let trail: SignedTrail;
let answered: (request: WitnessRequest) => Promise<WitnessAnswer | null>;

const store: WatchStore = {
  watch: async () => cells.watch,
  keepWatch: async (watch) => void (cells.watch = watch),
  alarm: async () => cells.alarm,
  keepAlarm: async (alarm) => void (cells.alarm = alarm),
  addEvidence: async (alarm) => void cells.evidence.push(alarm),
};

beforeEach(async () => {
  clock = 1_000_000_000;
  cells = { watch: null, alarm: null, evidence: [] };
  asked = [];
  trail = await signedTrail(platform.hash, 5);
  answered = (request) => trail.answer(request);
});

function lookNow(atOnce = true): Promise<Alarm | null> {
  const ask = (request: WitnessRequest) => {
    asked.push(request);
    return answered(request);
  };
  return look({ store, crypto: platform, now: () => clock, ask }, { atOnce });
}

async function seen(size: number): Promise<void> {
  trail.lines = Array.from({ length: size }, (_, i) => `line ${i}`);
  expect(await lookNow()).toBeNull();
}

describe('a browser that watches a trail', () => {
  it('remembers what it saw, and goes on with a trail that grows', async () => {
    await seen(5);
    clock += 60_000;
    await seen(1_300);
    expect(asked[1]?.seen?.size).toBe(5);
    expect(sizeIn(cells.watch?.seen?.note ?? null)).toBe(1_300);
    expect(cells.watch?.seen).toMatchObject({ since: 1_000_000_000, at: 1_000_060_000 });
  });

  it('asks at most every 15 minutes, also after a clock was set back, and at once when it is told to', async () => {
    await lookNow(false);
    clock += LOOK_AGAIN_MS - 1;
    await lookNow(false);
    expect(asked).toHaveLength(1);
    await lookNow(true);
    clock += LOOK_AGAIN_MS;
    await lookNow(false);
    clock -= 5 * LOOK_AGAIN_MS;
    await lookNow(false);
    expect(asked).toHaveLength(4);
  });

  it('takes a server that does not answer, and one without a checkpoint yet, for no alarm', async () => {
    answered = async () => null;
    expect(await lookNow()).toBeNull();
    answered = async () => ({ keys: [], checkpoint: null, proof: null, broken: false });
    expect(await lookNow()).toBeNull();
    expect(cells.watch?.seen).toBeNull();
  });

  it('is not misled by damage to its own storage', async () => {
    await seen(5);
    cells.watch = { ...cells.watch!, seen: { ...cells.watch!.seen!, note: 'damaged' } };
    await seen(9);
    expect(asked[1]?.seen).toBeNull();
  });
});

describe('what is wrong', () => {
  const changes: [Alarm['verdict'], string, () => Promise<void> | void][] = [
    ['shrunk', 'was cut', () => void trail.lines.splice(3)],
    ['shrunk', 'is gone', () => void trail.lines.splice(0)],
    ['forked', 'has another line where there was one', () => void trail.lines.splice(2, 1, 'another', 'and more')],
    ['forked', 'has as many lines, and others', () => void trail.lines.splice(4, 1, 'another')],
    ['unsigned', 'has a new key', async () => void (trail = await signedTrail(platform.hash, 9))],
    [
      'unsigned',
      'is not signed at all',
      () => void (answered = async () => ({ keys: [], checkpoint: 'x', proof: [], broken: false })),
    ],
    [
      'broken',
      'is damaged by its own word',
      () => void (answered = async () => ({ keys: [], checkpoint: null, proof: null, broken: true })),
    ],
  ];

  it.each(changes)('is %s when the trail %s, and stays so until it was told', async (verdict, _what, change) => {
    await seen(5);
    const note = cells.watch!.seen!.note;
    await change();
    clock += 60_000;
    expect(await lookNow()).toMatchObject({ verdict, at: clock, before: { note, at: clock - 60_000 } });
    expect(await lookNow()).toEqual(cells.alarm);
    expect(asked).toHaveLength(2);
    expect(cells.watch?.seen?.note).toBe(note);
    const alarm = cells.alarm!;
    await told({ store });
    expect(cells).toMatchObject({ alarm: null, evidence: [alarm] });
    expect(await lookNow()).toBeNull();
  });

  it('is found again after it was told and mended', async () => {
    await seen(9);
    await seenShrunkTo(7);
    await told({ store });
    await seen(8);
    await seenShrunkTo(2);
    expect(cells.alarm?.before && sizeIn(cells.alarm.before.note)).toBe(8);
  });

  async function seenShrunkTo(size: number): Promise<void> {
    trail.lines.splice(size);
    expect(await lookNow()).toMatchObject({ verdict: 'shrunk' });
  }

  it('is nothing new while a server goes on saying that it is damaged, and is so once it was well between', async () => {
    await seen(5);
    const well = answered;
    const damaged = async () => ({ keys: [], checkpoint: null, proof: null, broken: true });
    answered = damaged;
    await lookNow();
    await told({ store });
    expect(await lookNow()).toBeNull();
    answered = well;
    await seen(6);
    answered = damaged;
    expect(await lookNow()).toMatchObject({ verdict: 'broken' });
  });
});

describe('the crypto of a browser', () => {
  it('is none without Ed25519, or without a secure page', async () => {
    const importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
    expect(await browserCrypto({ importKey } as unknown as SubtleCrypto)).toBeNull();
    expect(await browserCrypto(undefined)).toBeNull();
  });

  it('refuses what is no key', async () => {
    expect(await platform.verify(new Uint8Array(3), new Uint8Array(), new Uint8Array(64))).toBe(false);
  });
});
