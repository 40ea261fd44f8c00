import { expect, test } from 'vitest';
import type { Api } from '../api.ts';
import { studentNumbered } from './students.ts';

const row = (sisId: string) => ({ studentId: `id of ${sisId}`, name: 'Kiri', sisId, grade: '9', building: 'Harbor' });

function finding(...numbers: string[]): Api {
  const value = { rows: numbers.map(row), total: numbers.length };
  return { call: () => Promise.resolve({ ok: true, value }) } as unknown as Api;
}

test('a whole number picks its student, a part of one nobody', async () => {
  const api = finding('204417', '2044170');
  expect(await studentNumbered(api, 'access.check', '204417')).toEqual({ ok: true, value: row('204417') });
  expect(await studentNumbered(api, 'access.check', '2044')).toEqual({ ok: true, value: null });
});

test('a name picks nobody, even the only one of that name', async () => {
  expect(await studentNumbered(finding('204417'), 'access.check', 'Kiri')).toEqual({ ok: true, value: null });
});

test('two of one number are not told apart by it', async () => {
  expect(await studentNumbered(finding('7', '7'), 'access.check', '7')).toEqual({ ok: true, value: null });
});

test('what could not be asked is no answer', async () => {
  const api = { call: () => Promise.resolve({ ok: false, fault: { cause: 'offline' } }) } as unknown as Api;
  expect(await studentNumbered(api, 'access.check', '204417')).toEqual({ ok: false, fault: { cause: 'offline' } });
});
