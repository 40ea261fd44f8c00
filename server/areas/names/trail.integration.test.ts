import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { APPROVAL, DENIAL, PARENT_SIGNED, STUDENT_SIGNED } from '../../../shared/areas/names/testing/updates.ts';
import { auditListAnswerSchema } from '../../../shared/wire/audit.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer } from '../../../test/tools/test-server.ts';
import { nameDesk } from './testing/name-desk.ts';

/** What the superintendent finds in the student's trail, on the screen and in the file, once an update was decided. */
async function trailAfter(kind: string, filled: Filled) {
  const server = await testServer();
  await (await nameDesk(server, 'anwosu')).say('allowed');
  const [worker, principal] = [await nameDesk(server, 'rortiz'), await nameDesk(server, 'mhaskins')];
  const updateId = v7();
  const answers = [
    await worker.ask({}, updateId),
    await worker.step(updateId, 'signed', PARENT_SIGNED),
    await worker.step(updateId, 'signed', STUDENT_SIGNED),
    await principal.step(updateId, kind, filled),
  ];
  expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'applied'));
  await server.trail.sign();
  const filter = { studentId: ids.kiri, actions: ['name.ask', 'name.step'] };
  const head = await acting(server, 'gcole');
  const list = await head.ask('audit/list', { filter, limit: 50 });
  const file = await head.ask('audit/export', { filter });
  return { rows: auditListAnswerSchema.parse(JSON.parse(list.text)).rows, file };
}

it('R60, R204: the trail tells who acted on a name update and when, and not what was decided', async () => {
  const [approved, denied] = [await trailAfter('approved', APPROVAL), await trailAfter('denied', DENIAL)];
  const acts = approved.rows.map(({ action, actor }) => `${action} ${actor?.name}`);
  expect(acts).toEqual([
    'name.step Miles Haskins',
    'name.step Rosa Ortiz',
    'name.step Rosa Ortiz',
    'name.ask Rosa Ortiz',
  ]);
  // Word for word alike, whatever was decided.
  expect(approved.rows).toEqual(denied.rows);
  for (const { file } of [approved, denied]) {
    expect(file.status).toBe(200);
    expect(file.text.match(/\[\d+,.*name\.(ask|step)/g)).toHaveLength(acts.length);
    expect(file.text).not.toMatch(/approved|denied|signed|safety|updateId/);
  }
});
