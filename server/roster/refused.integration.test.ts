import { describe, expect, it } from 'vitest';
import { gate } from '../../test/conformance/acts.ts';
import type { Store } from '../store/store.ts';
import { importRoster } from './import-roster.ts';
import type { Phase } from './pace.ts';
import { changesOf, tempDistrict, TODAY } from './testing/district.ts';
import { change, type SetFiles, smallSet, zipOf } from './testing/sets.ts';

const options = { asOf: TODAY, fileName: 'set.zip' };
const keep = (students: number) =>
  change(smallSet(), 'users.csv', (lines) => lines.filter((line) => !/^s\d/u.test(line) || Number(line[1]) < students));
const withoutColumn = (files: SetFiles, name: string, column: string) =>
  change(files, name, ([head = '', ...rows]) => [head.replace(column, 'vendor'), ...rows]);

describe('a set that is refused', () => {
  it.each([
    ['no zip', new TextEncoder().encode('hello'), 'not-a-zip'],
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['half a zip', zipOf(smallSet()).slice(0, 900), 'zip-truncated'],
    ['a set without users', zipOf(change(smallSet(), 'users.csv', null)), 'users-missing'],
    ['a file without its ids', zipOf(withoutColumn(smallSet(), 'classes.csv', 'sourcedId')), 'column-missing'],
    ['enrollments of nobody', zipOf(withoutColumn(smallSet(), 'enrollments.csv', 'userSourcedId')), 'column-missing'],
    [
      'an open quotation mark',
      zipOf(change(smallSet(), 'orgs.csv', (lines) => [...lines, 'x,,,"Open,school,,'])),
      'csv-unreadable',
    ],
  ])('%s leaves nothing and says what to do', async (_, bytes, code) => {
    const { store, roster, one } = await tempDistrict();
    const refusal = importRoster(store, bytes, options);
    await expect(refusal).rejects.toMatchObject({
      name: 'RosterError',
      code,
      message: expect.stringMatching(/(Export|Give|Check|copy)/),
    });
    expect(await roster()).toEqual([]);
    expect(await one('SELECT count(*) FROM import_run')).toBe('0');
  });

  it('would end too many students: the numbers are said, and the limit can be raised', async () => {
    const { bring, roster } = await tempDistrict();
    await bring(smallSet());
    const before = await roster();
    await expect(bring(keep(7))).rejects.toMatchObject({
      code: 'too-many-ended',
      message: expect.stringContaining('end 3 of 10 active students (30.0 %); the limit is 20.0 %'),
    });
    expect(await roster()).toEqual(before);
    expect(changesOf(await bring(keep(8)))).toContain('student +0 ~0 -2');
    expect(changesOf(await bring(keep(7), TODAY, { endShareLimit: 0.3 }))).toContain('student +0 ~0 -1');
  });

  it('carries what had been found', async () => {
    const { bring } = await tempDistrict();
    await bring(smallSet());
    const broken = change(keep(1), 'manifest.csv', null);
    await expect(bring(broken)).rejects.toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'manifest-missing' })]),
    });
  });
});

describe('an import that does not come to its end', () => {
  it.each<Phase>(['reading', 'comparing'])('leaves nothing when cancelled while %s', async (when) => {
    const { bring, roster } = await tempDistrict();
    const cancel = new AbortController();
    const onProgress = ({ phase }: { phase: Phase }) => void (phase === when && cancel.abort());
    await expect(bring(smallSet(), TODAY, { signal: cancel.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await roster()).toEqual([]);
  });

  it('leaves nothing when it breaks after everything was written, before the commit', async () => {
    const { store, bring, roster, one } = await tempDistrict();
    await bring(smallSet());
    const before = await roster();
    const breaking: Store = {
      ...store,
      write: (context, work) =>
        store.write(context, async (tx) => {
          await work(tx);
          throw new Error('power cut');
        }),
    };
    const renamed = change(smallSet(), 'users.csv', (lines) => lines.map((line) => line.replace('Family', 'Other')));
    await expect(importRoster(breaking, zipOf(renamed), options)).rejects.toThrow('power cut');
    expect(await roster()).toEqual(before);
    expect(await one('SELECT count(*) FROM import_run')).toBe('1');
    expect(changesOf(await bring(renamed))).toEqual(['student +0 ~10 -0']);
  });

  it('does not write over an import that came between', async () => {
    const { store, bring } = await tempDistrict();
    const slow: Store = {
      ...store,
      write: async (context, work) => {
        await bring(smallSet());
        return store.write(context, work);
      },
    };
    await expect(importRoster(slow, zipOf(smallSet()), options)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('lets one of two imports through that were compared at the same time', async () => {
    const { store, bring, lines } = await tempDistrict();
    await bring(smallSet());
    let compared = 0;
    const both = gate();
    const together: Store = {
      ...store,
      async write(context, work, ...options) {
        compared += 1;
        if (compared === 2) both.open();
        await both.opened;
        return store.write(context, work, ...options);
      },
    };
    const renamed = (name: string) =>
      zipOf(change(smallSet(), 'users.csv', (all) => all.map((line) => line.replace('Family', name))));
    const ends = await Promise.allSettled(['One', 'Two'].map((name) => importRoster(together, renamed(name), options)));
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'changed-meanwhile' } }]);
    const renamedOnce = await lines("SELECT count(*) FROM student WHERE family_name LIKE 'One%'");
    expect(['0', '10']).toContain(renamedOnce.join());
    expect(await lines('SELECT count(*) FROM import_run')).toEqual(['2']);
  });

  it('lets others write meanwhile', async () => {
    const { store, bring } = await tempDistrict();
    const order: string[] = [];
    const importing = bring(smallSet()).then(() => order.push('import'));
    await store.tend(async () => void order.push('other'));
    await importing;
    expect(order).toEqual(['other', 'import']);
  });
});
