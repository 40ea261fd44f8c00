import { expect, it } from 'vitest';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer } from '../../../../test/tools/test-server.ts';
import { sheetOf } from '../testing/exceptions.ts';

const reason = 'The family is under threat.';
const seal = { studentId: ids.kiri, reason };
const DAY = 86_400_000;

it('closes the record to all but the superintendent, who sealed it, in the words of a student who is not there', async () => {
  const server = await testServer();
  const [cole, rosa, head] = [
    await acting(server, 'gcole'),
    await acting(server, 'rortiz'),
    await acting(server, 'mhaskins'),
  ];
  expect(await sheetOf(rosa)).toBeDefined();
  expect(await cole.op('record.seal', seal)).toMatchObject({ outcome: 'applied' });
  expect(await sheetOf(cole)).toBeDefined();
  const plain = ({ status, text }: { status: number; text: string }) =>
    `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`;
  for (const who of [rosa, head]) {
    const sealed = await who.ask('students/face-sheet', { studentId: ids.kiri });
    expect(plain(sealed)).toBe(plain(await who.ask('students/face-sheet', { studentId: ids.nwosu })));
    expect(sealed.status).toBe(404);
  }
});

it('keeps the reason with the trail, apart from its lines', async () => {
  const server = await testServer();
  await (await acting(server, 'gcole')).op('record.seal', seal);
  const [[seq, line]] = (await server.rows(`SELECT seq, line FROM audit WHERE action = 'record.seal'`)) as [string[]];
  expect(line).toMatch(new RegExp(`"record.seal","${ids.kiri}".*"allowed"`));
  expect(line).not.toContain(reason);
  expect(await server.one(`SELECT detail FROM audit_detail WHERE seq = ${seq}`)).toBe(JSON.stringify({ reason }));
});

it('is lifted the same day or later, and set again; each on its day', async () => {
  const server = await testServer();
  const [cole, rosa] = [await acting(server, 'gcole'), await acting(server, 'rortiz')];
  const facts = () => server.rows('SELECT attribute, source, since, until FROM student_attribute ORDER BY since');
  const today = (until: string | null) => ['sealed', 'console', '2026-11-20', until];
  await cole.op('record.seal', seal);
  expect(await cole.op('record.seal', seal)).toMatchObject({ outcome: 'refused', code: 'sealed-already' });
  expect(await facts()).toEqual([today(null)]);
  expect(await cole.op('record.unseal', seal)).toMatchObject({ outcome: 'applied' });
  expect(await facts()).toEqual([today('2026-11-20')]);
  expect(await sheetOf(rosa)).toBeDefined();
  expect(await cole.op('record.unseal', seal)).toMatchObject({ outcome: 'refused', code: 'not-sealed' });
  await cole.op('record.seal', seal);
  expect(await facts()).toEqual([today(null)]);
  expect(await sheetOf(rosa)).toBeUndefined();
  server.runtime.advance(DAY);
  const later = await acting(server, 'gcole');
  await later.op('record.unseal', seal);
  expect(await facts()).toEqual([today('2026-11-21')]);
  expect(await sheetOf(await acting(server, 'rortiz'))).toBeDefined();
  await later.op('record.seal', seal);
  expect(await facts()).toEqual([today('2026-11-21'), ['sealed', 'console', '2026-11-21', null]]);
});

it('is the superintendent’s, and leaves what a file says alone', async () => {
  const server = await testServer();
  for (const username of ['mhaskins', 'anwosu', 'rortiz', 'iaguinaldo']) {
    const who = await acting(server, username);
    for (const kind of ['record.seal', 'record.unseal'] as const) {
      const known = await who.op(kind, seal, '00000000-0000-7000-8000-00000000000f');
      expect(known).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
      const unknown = { ...seal, studentId: ids.nwosu };
      expect(await who.op(kind, unknown, '00000000-0000-7000-8000-00000000000f')).toEqual(known);
    }
  }
  const ofFile = { studentId: ids.kiri, attribute: 'sealed', source: 'attributes', since: '2026-11-01', until: null };
  await server.store.tend((tx) => tx.db.insert(tx.tables.studentAttribute).values(ofFile));
  const cole = await acting(server, 'gcole');
  expect(await cole.op('record.unseal', seal)).toMatchObject({ outcome: 'refused', code: 'not-sealed' });
  expect(await cole.op('record.seal', { ...seal, reason: ' ' })).toMatchObject({
    outcome: 'invalid',
    issues: [{ path: 'body.reason' }],
  });
  expect(await server.rows('SELECT source, until FROM student_attribute')).toEqual([['attributes', null]]);
});
