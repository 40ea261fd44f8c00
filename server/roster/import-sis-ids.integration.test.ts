import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishAdapter } from '../sis/publish-adapter.ts';
import { demoPlainAdapter } from '../../test/demo/sis/adapters.ts';
import { systemAct } from './carry-out.ts';
import { importSisIds } from './import-sis-ids.ts';
import { changesOf, rulesOf, tempDistrict, TODAY } from './testing/district.ts';
import { smallSet } from './testing/sets.ts';

const csv = (...lines: readonly string[]) => ['student,idKind,value', ...lines].join('\r\n');
const KNOWN =
  'SELECT system, id_kind, value, sis_id FROM student_identifier JOIN student ON id = student_id ORDER BY 1, 2, 3';

async function district() {
  const all = await tempDistrict();
  await all.bring(smallSet());
  const adapter = JSON.stringify(demoPlainAdapter('http://127.0.0.1:1'));
  await publishAdapter(all.store, systemAct(all.store, 1), adapter);
  const { id: system } = JSON.parse(adapter) as { id: string };
  const ids = (text: string, change: object = {}) =>
    importSisIds(all.store, text, { asOf: TODAY, fileName: 'set.zip', system, ...change });
  return { ...all, ids, system };
}

describe('sis-ids.csv', () => {
  it('brings ids of a system, changes nothing a second time, and takes away what it no longer says', async () => {
    const { ids, lines, system } = await district();
    const first = csv('903,sisInternal,A-1', '904,sisInternal,A-2', '904,stateId,S-2');
    const report = await ids(first);
    expect([report.kind, changesOf(report), report.findings]).toEqual(['sis-ids', ['studentIdentifier +3 ~0 -0'], []]);
    expect(await lines(KNOWN)).toEqual([
      `${system} sisInternal A-1 903`,
      `${system} sisInternal A-2 904`,
      `${system} stateId S-2 904`,
    ]);
    expect(changesOf(await ids(first))).toEqual([]);
    const swapped = csv('904,sisInternal,A-1', '903,sisInternal,A-2');
    expect(changesOf(await ids(swapped, { endShareLimit: 1 }))).toEqual(['studentIdentifier +2 ~0 -3']);
    expect(await lines(KNOWN)).toEqual([`${system} sisInternal A-1 904`, `${system} sisInternal A-2 903`]);
    expect(
      await lines("SELECT count(*) FROM audit WHERE action = 'sis-ids.import' AND line LIKE '%\"done\"%'"),
    ).toEqual(['3']);
  });

  it('leaves the ids of another system alone', async () => {
    const { ids, lines } = await district();
    await ids(csv('903,sisInternal,A-1'));
    const other = await ids(csv('904,sisInternal,A-1'), { system: 'unheard-of' });
    expect(rulesOf(other)).toEqual(['set.zip:  system-unknown 1']);
    expect(await lines('SELECT count(*) FROM student_identifier')).toEqual(['2']);
  });

  it('takes neither of two students under one id, nor either of two ids of one student', async () => {
    const { ids, lines, system } = await district();
    const report = await ids(
      csv(
        '903,sisInternal,A-1',
        '904,sisInternal,A-1',
        '903,stateId,S-1',
        '903,stateId,S-2',
        '904,stateId,S-9',
        '904,stateId,S-9',
        '905,sisInternal,',
        '999,sisInternal,A-9',
        '905,wish,A-7',
        `905,sisInternal,${'x'.repeat(65)}`,
        '905,SISINTERNAL,A-5',
      ),
    );
    expect(await lines(KNOWN)).toEqual([`${system} sisInternal A-5 905`, `${system} stateId S-9 904`]);
    expect(
      rulesOf(report)
        .map((line) => line.replace('set.zip:', ''))
        .toSorted(),
    ).toEqual(
      [
        '2 value sis-id-shared 1',
        '3 value sis-id-shared 1',
        '4 student sis-id-several 1',
        '5 student sis-id-several 1',
        '7  row-twice 1',
        '8 value id-value-unusable 1',
        '9 student student-unknown 1',
        '10 idKind id-kind-unknown 1',
        '11 value id-value-unusable 1',
        '12 idKind value-case 1',
      ].toSorted(),
    );
  });

  it('refuses to take away more than the limit, and changes nothing then', async () => {
    const { ids, lines } = await district();
    await ids(csv('903,sisInternal,A-1', '904,sisInternal,A-2'));
    await expect(ids(csv('903,sisInternal,A-1'))).rejects.toMatchObject({
      code: 'too-many-ended',
      message: expect.stringContaining('take away 1 of 2 ids'),
    });
    expect(await lines('SELECT count(*) FROM student_identifier')).toEqual(['2']);
    expect(changesOf(await ids(csv('903,sisInternal,A-1'), { endShareLimit: 0.5 }))).toEqual([
      'studentIdentifier +0 ~0 -1',
    ]);
  });

  it('never leads from one id to two students, nor from one student to two ids, whatever the file says', async () => {
    const { ids, lines } = await district();
    const line = fc.tuple(
      fc.constantFrom('903', '904', '905'),
      fc.constantFrom('sisInternal', 'stateId'),
      fc.constantFrom('1', '2', '3'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (rows) => {
        await ids(csv(...rows.map((cells) => cells.join(','))), { endShareLimit: 1 });
        expect(
          await lines('SELECT count(*) FROM student_identifier GROUP BY id_kind, value HAVING count(*) > 1'),
        ).toEqual([]);
        expect(
          await lines('SELECT count(*) FROM student_identifier GROUP BY id_kind, student_id HAVING count(*) > 1'),
        ).toEqual([]);
        const said = new Set(rows.map((cells) => cells.join(' ')));
        const kept = await lines(
          'SELECT sis_id, id_kind, value FROM student_identifier JOIN student ON id = student_id',
        );
        expect(kept.filter((one) => !said.has(one))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
