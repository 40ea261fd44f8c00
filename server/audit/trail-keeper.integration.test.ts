import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeNote, encodeKey, signerOf } from '../../shared/audit/note.ts';
import { tempStore } from '../../test/tools/temp-store.ts';
import { checkTrail } from './check-trail.ts';
import { CHECKPOINT_ENTRIES } from './checkpoints.ts';
import { TrailBroken } from './trail-broken.ts';
import { addEntries } from './testing/many-entries.ts';
import { openTrailKeeper } from './trail-keeper.ts';
import { makeTrailKey, openTrailKeys, readVerifierKeys } from './trail-keys.ts';
import { verifySignature } from './verify-signature.ts';

const origin = () => Promise.resolve('facesheet/a');
const silent = pino({ level: 'silent' });

function keyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'trail-keys');
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the keys of a trail', () => {
  it('are made once, for their owner only, with the public one beside to hand out', async () => {
    const folder = keyFolder();
    const made = await openTrailKeys(folder, origin);
    expect(readdirSync(folder)).toEqual(['1.pem', '1.vkey']);
    expect([mode(folder), mode(join(folder, '1.pem'))]).toEqual(['700', '600']);
    expect(readFileSync(join(folder, '1.vkey'), 'utf8')).toBe(`${encodeKey(made.keys[0]!)}\n`);
    const again = await openTrailKeys(folder, () => Promise.reject(new Error('not asked')));
    expect(again.keys).toEqual(made.keys);
    expect(again.origin).toBe('facesheet/a');
  });

  it('are made once also by two servers that start at once in an empty folder', async () => {
    const folder = keyFolder();
    const late = openTrailKeys(folder, () => new Promise((done) => setTimeout(() => done('facesheet/b'), 20)));
    const first = await openTrailKeys(folder, origin);
    expect(await late).toMatchObject({ origin: 'facesheet/a', keys: first.keys });
    expect(readdirSync(folder)).toEqual(['1.pem', '1.vkey']);
  });

  it('all sign, until one is taken away; its public key stays', async () => {
    const folder = keyFolder();
    const [old] = (await openTrailKeys(folder, origin)).keys;
    expect(makeTrailKey(folder, 'facesheet/a')).toBe(join(folder, '2.pem'));
    const both = await openTrailKeys(folder, origin);
    expect(both.keys).toHaveLength(2);
    const note = decodeNote(both.sign('a text\n'));
    for (const key of both.keys) expect(await signerOf(verifySignature, note, [key])).toEqual(key);
    rmSync(join(folder, '1.pem'));
    const { keys, sign } = await openTrailKeys(folder, origin);
    expect(keys).toEqual(both.keys.slice(1));
    expect(decodeNote(sign('a text\n')).signatures).toHaveLength(1);
    expect(readVerifierKeys(folder)).toEqual(expect.arrayContaining([old, ...keys]));
    // The number of a key that was taken away is not given to another.
    rmSync(join(folder, '2.pem'));
    expect(makeTrailKey(folder, 'facesheet/a')).toBe(join(folder, '3.pem'));
  });

  it('are refused when a file is none, or is of another trail', async () => {
    const folder = keyFolder();
    await openTrailKeys(folder, origin);
    makeTrailKey(folder, 'facesheet/b');
    await expect(openTrailKeys(folder, origin)).rejects.toThrow(/not all of one trail/);
    writeFileSync(join(folder, '2.pem'), 'facesheet/a\nnot a key');
    await expect(openTrailKeys(folder, origin)).rejects.toThrow(/2\.pem is not a key of a trail/);
    writeFileSync(join(folder, '1.vkey'), 'nor this');
    rmSync(join(folder, '2.pem'));
    expect(() => readVerifierKeys(folder)).toThrow(/1\.vkey is not a public key/);
  });

  it('are none where there is no folder: a look makes none', () => {
    const folder = keyFolder();
    expect(readVerifierKeys(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the keeper of a trail', () => {
  it('gives a trail a name of its own, and keeps it when the keys are lost', async () => {
    const temp = await tempStore();
    await addEntries(temp, 1);
    const [first, second] = [keyFolder(), keyFolder()];
    const before = await openTrailKeeper(temp.store, first, silent);
    expect(before.keys.origin).toMatch(/^facesheet\/[0-9a-f]{12}$/);
    const one = await before.sign();
    const after = await openTrailKeeper(temp.store, second, silent);
    expect(after.keys.origin).toBe(before.keys.origin);
    expect(after.keys.keys).not.toEqual(before.keys.keys);
    await addEntries(temp, 1);
    const two = await after.sign();
    expect(await signerOf(verifySignature, decodeNote(one!.note), before.keys.keys)).toBeDefined();
    // Who knows the old key only is not told that all is well.
    expect(await signerOf(verifySignature, decodeNote(two!.note), before.keys.keys)).toBeUndefined();
  });

  it('signs at a look only when it is due, and one at a time', async () => {
    const temp = await tempStore();
    const keeper = await openTrailKeeper(temp.store, keyFolder(), silent);
    const sizes = async () => (await temp.rows('SELECT size FROM audit_checkpoint ORDER BY size')).flat();
    await keeper.look();
    expect(await sizes()).toEqual([]);
    await addEntries(temp, 2);
    await Promise.all([keeper.look(), keeper.look(), keeper.sign()]);
    await addEntries(temp, 5);
    await keeper.look();
    expect(await sizes()).toEqual([2]);
    await addEntries(temp, CHECKPOINT_ENTRIES);
    await keeper.look();
    expect(await sizes()).toEqual([2, 1_007]);
  });

  it('says once in the log that the trail is broken, and again only when it was whole in between', async () => {
    const temp = await tempStore();
    const logged: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const keeper = await openTrailKeeper(temp.store, keyFolder(), log);
    await addEntries(temp, 5);
    const lines = await temp.rows('SELECT line FROM audit WHERE seq = 3');
    await temp.tamper("UPDATE audit SET line = replace(line, 'test', 'tset') WHERE seq = 3");
    await keeper.look();
    await keeper.look();
    expect(keeper.broken).toBe(true);
    expect(logged).toEqual([expect.stringContaining('do not give its head')]);
    await expect(keeper.sign()).rejects.toThrow(TrailBroken);
    await temp.tamper(`UPDATE audit SET line = '${String(lines[0]?.[0])}' WHERE seq = 3`);
    await keeper.look();
    expect(keeper.broken).toBe(false);
    expect((await checkTrail(temp.examiner, () => undefined)).faults).toEqual([]);
    await addEntries(temp, CHECKPOINT_ENTRIES);
    await temp.tamper("UPDATE audit SET line = replace(line, 'test', 'tset') WHERE seq = 9");
    await keeper.look();
    expect(logged).toHaveLength(2);
  });

  it('does not open with the keys of another trail', async () => {
    const [one, other] = [await tempStore(), await tempStore()];
    const [folder, others] = [keyFolder(), keyFolder()];
    for (const temp of [one, other]) await addEntries(temp, 1);
    await (await openTrailKeeper(one.store, folder, silent)).sign();
    await openTrailKeeper(other.store, others, silent);
    await expect(openTrailKeeper(one.store, others, silent)).rejects.toThrow(/are those of the trail facesheet/);
    await openTrailKeeper(one.store, folder, silent);
  });

  it('does not open when its keys cannot be read, and says which file', async () => {
    const temp = await tempStore();
    const folder = keyFolder();
    await openTrailKeeper(temp.store, folder, silent);
    writeFileSync(join(folder, '1.pem'), 'x');
    await expect(openTrailKeeper(temp.store, folder, silent)).rejects.toThrow(/1\.pem/);
  });
});
