import { describe, expect, it } from 'vitest';
import { decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote, encodeKey } from '../../shared/audit/note.ts';
import { appendLeaf, EMPTY_RANGE, leafHash, rootHash } from '../../shared/audit/tree.ts';
import { tempStore, type TempStore } from '../../test/tools/temp-store.ts';
import { testTrailKeys } from '../../test/tools/trail-keys.ts';
import { checkTrail } from './check-trail.ts';
import { CHECKPOINT_ENTRIES, CHECKPOINT_MS, checkpointDue, takeCheckpoint } from './checkpoints.ts';
import { TrailBroken } from './trail-broken.ts';
import { sha256, toBase64 } from './sha256.ts';
import { addEntries } from './testing/many-entries.ts';

const sizes = async ({ rows }: TempStore) => (await rows('SELECT size FROM audit_checkpoint ORDER BY size')).flat();
const faults = async ({ examiner }: TempStore) => (await checkTrail(examiner, () => undefined)).faults;

/** A trail of so many entries, signed. */
async function signed(count: number): Promise<TempStore> {
  const temp = await tempStore();
  await addEntries(temp, count);
  await takeCheckpoint(temp.store, await testTrailKeys());
  return temp;
}

describe('a checkpoint', () => {
  it('is signed over the stored lines as they stand, and kept with the time', async () => {
    const temp = await tempStore();
    await addEntries(temp, 300);
    const row = await takeCheckpoint(temp.store, await testTrailKeys());
    const lines = (await temp.rows('SELECT line FROM audit ORDER BY seq')).map(String);
    const range = lines.reduce((all, line) => appendLeaf(sha256, all, leafHash(sha256, line)), EMPTY_RANGE);
    const root = rootHash(sha256, range);
    expect(row).toMatchObject({ size: 300, at: temp.runtime.now(), root: toBase64(root) });
    const { origin, size, root: said, keys } = decodeCheckpoint(decodeNote(row!.note).text);
    expect(keys).toEqual((await testTrailKeys()).keys.map(encodeKey));
    expect({ origin, size, root: toBase64(said) }).toEqual({ origin: 'facesheet/test', size: 300, root: row!.root });
    expect(await faults(temp)).toEqual([]);
  });

  it('is not made while there is no entry, and once only over the same entries', async () => {
    const temp = await tempStore();
    const keys = await testTrailKeys();
    expect(await takeCheckpoint(temp.store, keys)).toBeUndefined();
    await addEntries(temp, 3);
    const first = await takeCheckpoint(temp.store, keys);
    temp.runtime.advance(1);
    expect(await takeCheckpoint(temp.store, keys)).toEqual(first);
    expect(await sizes(temp)).toEqual([3]);
  });

  it('is due a thousand entries after the last one, or an hour after it when there was an entry since', async () => {
    const temp = await tempStore();
    const due = () => checkpointDue(temp.store);
    expect(await due()).toBe(false);
    await addEntries(temp, 1);
    expect(await due()).toBe(true);
    await takeCheckpoint(temp.store, await testTrailKeys());
    await addEntries(temp, CHECKPOINT_ENTRIES - 1);
    expect(await due()).toBe(false);
    await addEntries(temp, 1);
    expect(await due()).toBe(true);
    await takeCheckpoint(temp.store, await testTrailKeys());
    temp.runtime.advance(CHECKPOINT_MS);
    expect(await due()).toBe(false);
    await addEntries(temp, 1);
    expect(await due()).toBe(true);
  });

  it('is due an hour after a clock was put right that ran ahead', async () => {
    const temp = await tempStore();
    temp.runtime.advance(1_000 * CHECKPOINT_MS);
    await addEntries(temp, 1);
    await takeCheckpoint(temp.store, await testTrailKeys());
    temp.runtime.advance(-1_000 * CHECKPOINT_MS);
    await addEntries(temp, 1);
    expect(await checkpointDue(temp.store)).toBe(true);
  });

  it('lets others have their turns while it hashes what is long', async () => {
    const temp = await tempStore();
    await addEntries(temp, 2_000);
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 0);
    await takeCheckpoint(temp.store, await testTrailKeys());
    clearInterval(clock);
    expect(turns).toBeGreaterThan(3);
  });

  it.each([
    [
      'a line since the last one was edited',
      "UPDATE audit SET line = replace(line, 'allowed', 'refused') WHERE seq = 7",
    ],
    ['a line since the last one is gone', 'DELETE FROM audit WHERE seq = 8'],
    ['the newest line is gone', 'DELETE FROM audit WHERE seq = 9'],
    [
      'two lines changed their places',
      'UPDATE audit SET line = (SELECT line FROM audit b WHERE b.seq = 15 - audit.seq) WHERE seq IN (7, 8)',
    ],
    ['the head was rewritten', 'UPDATE audit_head SET stack = \'["AAAA","AAAA"]\''],
    ['the head was put back', 'UPDATE audit_head SET size = 4'],
    [
      'a line of the last one that has no kept hash was edited',
      "UPDATE audit SET line = replace(line, 'test', 'tset') WHERE seq = 2",
    ],
    ['the last one is another', "UPDATE audit_checkpoint SET root = 'AAAA'"],
    ['the note of the last one is none', "UPDATE audit_checkpoint SET note = 'x'"],
    [
      'the note of the last one is of another trail',
      "UPDATE audit_checkpoint SET note = replace(note, 'test', 'tset')",
    ],
    [
      'the signature of the last one is another',
      "UPDATE audit_checkpoint SET note = replace(note, substr(note, length(note) - 12, 8), 'AAAAAAAA')",
    ],
  ])('is never signed when %s', async (_, sql) => {
    const temp = await signed(5);
    await addEntries(temp, 4);
    await temp.tamper(sql);
    await expect(takeCheckpoint(temp.store, await testTrailKeys())).rejects.toThrow(TrailBroken);
    expect(await sizes(temp)).toEqual([5]);
  });

  it('covers a line that was edited later, and the check of the trail says at which it no more fits', async () => {
    const temp = await signed(600);
    await addEntries(temp, 100);
    await takeCheckpoint(temp.store, await testTrailKeys());
    await temp.tamper("UPDATE audit SET line = replace(line, 'test', 'tset') WHERE seq = 3");
    expect(await faults(temp)).toEqual([
      'the lines do not give the stored root: at least one was altered',
      expect.stringMatching(/^checkpoint of 600 entries: the lines do not give its root/),
      expect.stringMatching(/^checkpoint of 700 entries/),
    ]);
  });

  it.each([
    ["UPDATE audit_checkpoint SET note = replace(note, 'facesheet', 'facesheat')", []],
    [
      'UPDATE audit_checkpoint SET size = 4',
      [/^checkpoint of 4 entries: its note says/, /^checkpoint of 4 entries: the lines/],
    ],
    ['UPDATE audit_checkpoint SET size = 6', [/^checkpoint of 6 entries: its note says/, /^checkpoint of 6 .*fewer/]],
    ["UPDATE audit_checkpoint SET note = 'x'", [/^checkpoint of 5 entries: its note says something else/]],
  ])('that is not its own is found by the check of the trail: %s', async (sql, found) => {
    const temp = await signed(5);
    await temp.tamper(sql);
    expect(await faults(temp)).toEqual(found.map((fault): unknown => expect.stringMatching(fault)));
  });
});

describe('two servers on one database', () => {
  it('sign one after the other, at once, and while entries come in, and leave one trail of checkpoints', async () => {
    const temp = await tempStore();
    const keys = await testTrailKeys();
    const other = { store: await temp.second(), runtime: temp.runtime };
    await addEntries(temp, 200);
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([
        addEntries(temp, 70),
        addEntries(other, 70),
        takeCheckpoint(temp.store, keys),
        takeCheckpoint(other.store, keys),
      ]);
    }
    const newest = await takeCheckpoint(other.store, keys);
    expect(newest?.size).toBe(760);
    expect(await takeCheckpoint(temp.store, keys)).toEqual(newest);
    expect(await faults(temp)).toEqual([]);
  });
});
