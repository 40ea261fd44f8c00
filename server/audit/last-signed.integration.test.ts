import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote, encodeKey } from '../../shared/audit/note.ts';
import { tempStore, type TempStore } from '../../test/tools/temp-store.ts';
import { followCheckpoint, takeCheckpoint } from './checkpoints.ts';
import { TrailBroken } from './trail-broken.ts';
import { enterKeys } from './enter-keys.ts';
import { lastSignedIn, setLastSignedAside } from './last-signed.ts';
import { addTrailKey } from './rotate-key.ts';
import { addEntries } from './testing/many-entries.ts';
import { rehead } from './testing/rehead.ts';
import { openKeysOf } from './trail-keeper.ts';
import { openTrailKeys, type TrailKeys } from './trail-keys.ts';

const system = { actorId: null, sessionRef: null, requestId: '00000000-0000-4000-8000-000000000001', at: 0 };

function keyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A trail of 600 entries that was signed at 300 and at 600, its keys and where they are. */
async function signedTwice(): Promise<{ temp: TempStore; keys: TrailKeys; folder: string }> {
  const [temp, folder] = [await tempStore(), keyFolder()];
  const keys = await openTrailKeys(folder, () => Promise.resolve('facesheet/a'));
  for (const _ of [1, 2]) {
    await addEntries(temp, 300);
    await takeCheckpoint(temp.store, keys);
  }
  return { temp, keys, folder };
}

const NO_CHECKPOINT = 'DELETE FROM audit_checkpoint; DELETE FROM audit_node';
const EDIT = "UPDATE audit SET line = replace(line, 'sign-out', 'sign-0ut') WHERE seq =";

describe('the checkpoint that was signed last', () => {
  it('lies beside the keys, and is never put back to one over fewer entries', async () => {
    const { keys, folder, temp } = await signedTwice();
    const [first, second] = (await temp.rows('SELECT note FROM audit_checkpoint ORDER BY size')).map(String);
    expect(readFileSync(join(folder, 'last-signed'), 'utf8')).toBe(second);
    keys.lastSigned.keep(first!);
    expect(lastSignedIn(folder).read()?.size).toBe(600);
    expect(readdirSync(folder)).toEqual(['1.pem', '1.vkey', 'last-signed']);
  });

  it.each([
    ['an early line was edited and all checkpoints taken away', `${EDIT} 9; ${NO_CHECKPOINT}`],
    [
      'a later line was, and the newest checkpoint with its kept hashes',
      `${EDIT} 400; DELETE FROM audit_checkpoint WHERE size = 600; DELETE FROM audit_node WHERE pos = 1`,
    ],
  ])('keeps another past from being signed when %s, and the head made to fit', async (_, sql) => {
    const { temp, keys } = await signedTwice();
    await temp.tamper(sql);
    await rehead(temp);
    await addEntries(temp, 5);
    await expect(takeCheckpoint(temp.store, keys)).rejects.toThrow(/does not go on from what was signed last/);
  });

  it('keeps a trail from being signed that has fewer entries, and none', async () => {
    const { temp, keys } = await signedTwice();
    await temp.tamper(`${NO_CHECKPOINT}; DELETE FROM audit WHERE seq > 300`);
    await rehead(temp);
    await addEntries(temp, 3);
    await expect(takeCheckpoint(temp.store, keys)).rejects.toThrow(/does not go on/);
    const empty = await tempStore();
    await expect(takeCheckpoint(empty.store, keys)).rejects.toThrow(TrailBroken);
  });

  it('keeps a past from being signed on that was given up, though it is longer and signed by the same keys', async () => {
    const { temp, keys, folder } = await signedTwice();
    setLastSignedAside(folder, 'then');
    const restored = await tempStore();
    restored.runtime.advance(1);
    await addEntries(restored, 150);
    await takeCheckpoint(restored.store, keys);
    await expect(takeCheckpoint(temp.store, keys)).rejects.toThrow(/does not go on/);
    await expect(followCheckpoint(temp.store, keys)).rejects.toThrow(/does not go on/);
  });

  it('follows what another server signed with the same keys in a folder of its own', async () => {
    const { temp, folder } = await signedTwice();
    const others = keyFolder();
    cpSync(folder, others, { recursive: true });
    const other = await openTrailKeys(others, () => Promise.reject(new Error('not asked')));
    await addEntries(temp, 40);
    await takeCheckpoint(temp.store, other);
    const mine = await openTrailKeys(folder, () => Promise.reject(new Error('not asked')));
    await followCheckpoint(temp.store, mine);
    expect(mine.lastSigned.read()?.size).toBe(640);
    rmSync(join(folder, 'last-signed'));
    await followCheckpoint(temp.store, mine);
    expect(mine.lastSigned.read()?.size).toBe(640);
  });

  it('keeps the trail from being signed while its folder is away', async () => {
    const { temp, keys, folder } = await signedTwice();
    renameSync(folder, `${folder}-away`);
    await expect(takeCheckpoint(temp.store, keys)).rejects.toThrow(/cannot be used/);
    renameSync(`${folder}-away`, folder);
    expect((await takeCheckpoint(temp.store, keys))?.size).toBe(600);
  });

  it('lets a trail be signed again whose checkpoints alone are gone: nothing in it is another', async () => {
    const { temp, keys } = await signedTwice();
    await temp.tamper(NO_CHECKPOINT);
    expect((await takeCheckpoint(temp.store, keys))?.size).toBe(600);
  });

  it('does not trust a checkpoint that a key of somebody else signed', async () => {
    const { temp, keys } = await signedTwice();
    const others = await openTrailKeys(keyFolder(), () => Promise.resolve('facesheet/a'));
    await temp.tamper(`${EDIT} 9; ${NO_CHECKPOINT}`);
    await rehead(temp);
    await addEntries(temp, 5);
    await takeCheckpoint(temp.store, others);
    await addEntries(temp, 5);
    await expect(takeCheckpoint(temp.store, keys)).rejects.toThrow(/does not go on/);
  });

  it('is set aside on purpose, and then another trail can be signed', async () => {
    const { keys, folder } = await signedTwice();
    expect(setLastSignedAside(folder, 'then')).toBe(join(folder, 'last-signed.then'));
    expect(existsSync(join(folder, 'last-signed'))).toBe(false);
    expect(setLastSignedAside(folder, 'then')).toBeUndefined();
    const other = await tempStore();
    await addEntries(other, 2);
    expect((await takeCheckpoint(other.store, keys))?.size).toBe(2);
  });

  it('is named when it cannot be read', async () => {
    const { temp, keys, folder } = await signedTwice();
    writeFileSync(join(folder, 'last-signed'), 'x');
    await expect(takeCheckpoint(temp.store, keys)).rejects.toThrow(/last-signed cannot be used/);
  });
});

describe('the keys that sign a trail', () => {
  const entered = async ({ rows }: TempStore) =>
    (await rows('SELECT detail FROM audit_detail ORDER BY seq')).map(
      ([detail]) => JSON.parse(String(detail)) as { added: string[]; withdrawn: string[] },
    );

  it('are entered into it once, and again when one was added or taken away: then they sign anew', async () => {
    const [temp, folder] = [await tempStore(), keyFolder()];
    const enter = async () => {
      const keys = await openKeysOf(temp.store, folder);
      await enterKeys(temp.store, keys, system);
      const row = await takeCheckpoint(temp.store, keys);
      return { keys: keys.keys.map(encodeKey), named: decodeCheckpoint(decodeNote(row!.note).text).keys };
    };
    const first = await enter();
    await enter();
    const { file } = await addTrailKey(temp.store, folder, system);
    expect(file).toBe(join(folder, '2.pem'));
    rmSync(join(folder, '1.pem'));
    const last = await enter();
    const [one, two] = [first.keys[0]!, last.keys[0]!];
    expect([first.named, last.named]).toEqual([[one], [two]]);
    expect(await entered(temp)).toEqual([
      { added: [one], withdrawn: [] },
      { added: [two], withdrawn: [] },
      { added: [], withdrawn: [one] },
    ]);
  });

  it('is one when the first is asked for by name', async () => {
    const [temp, folder] = [await tempStore(), keyFolder()];
    const added = await addTrailKey(temp.store, folder, system);
    expect(added).toEqual({ file: join(folder, '1.pem'), publicFile: join(folder, '1.vkey'), signing: 1 });
    expect(await entered(temp)).toHaveLength(1);
  });
});
