import { expect, it } from 'vitest';
import { putOnAgenda } from '../../server/areas/committee/testing/on-agenda.ts';
import { append } from '../../server/audit/append.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { acting } from './acting.ts';
import { anyOf, canariesIn, errorIn, inLog } from './canary.ts';
import { ids } from './small-district.ts';
import { systemContext, tempStore } from './temp-store.ts';
import { testServer } from './test-server.ts';

const WORDS = anyOf(['Kiri', 'Nguyen', '204417', '']);
const NOTHING = { action: 'roster.import', resource: 'roster', decision: 'done' } as const;

async function entered(...events: Partial<AuditEvent>[]) {
  const { store, runtime, rows } = await tempStore();
  for (const event of events) {
    await store.write(systemContext(runtime), async (tx) => ({
      receipt: await append(tx, { ...NOTHING, ...event }),
      value: undefined,
    }));
  }
  return rows;
}

it('finds names and numbers wherever they stand, however they are written, and no part of another word', async () => {
  const rows = await entered({ resource: 'face-sheet:KIRI' }, { detail: '{"sisId":"204417"}' }, {});
  const said = ['{"msg":"baptiste-nguyen"}', '{"msg":"Kirin 1204417"}'].map(inLog);
  const found = await canariesIn(rows, WORDS, said);
  expect(found.map((one) => one.slice(0, 24))).toEqual([
    'line 1 of the trail: [1,',
    'detail 2 of the trail: {',
    'log: {"msg":"baptiste-ng',
  ]);
});

it('lets a detail hold ids, days, counts and codes, and no text but one that may be there', async () => {
  const rows = await entered(
    { detail: '{"before":17,"ids":["00000000-0000-7000-8000-000000000001"],"day":"2026-11-20"}' },
    { detail: 'A text that is no JSON' },
    { detail: '{"deep":[{"who":"Rosa Ortiz"}]}' },
    { action: 'record.seal', detail: '{"reason":"The court said so."}' },
    { action: 'record.seal', detail: '{"because":"The court said so."}' },
  );
  expect(await canariesIn(rows, WORDS, [])).toEqual([
    'detail 2 of the trail: A text that is no JSON',
    'detail 3 of the trail: {"deep":[{"who":"Rosa Ortiz"}]}',
    'detail 5 of the trail: {"because":"The court said so."}',
  ]);
});

it('knows what was written in steps of a case, in reminders and in what was added to a contact, and no code', async () => {
  const server = await testServer();
  await putOnAgenda(server, ids.kiri);
  const worker = await acting(server, 'rortiz');
  const followUp = { dueOn: '2026-11-27', what: 'Bring the bus pass.' };
  const form = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Called.', happenedAt: 0 };
  await worker.op('contact.add', { studentId: ids.kiri, form: { ...form, followUp } });
  const contactId = await server.one('SELECT id FROM contact');
  await worker.op('contact.addendum', { studentId: ids.kiri, contactId, note: 'It was the father.' });
  const written = ['Counselling twice a week', 'Bring the bus pass.', 'It was the father.'];
  const found = await canariesIn(server.rows, WORDS, [...written, 'cumulative-folder', 'Called.'].map(inLog));
  expect(found).toEqual(written.map((text) => `log: ${text}`));
});

it('keeps what was answered when something was refused, and leaves it readable', async () => {
  const refused = new Response('no', { status: 403 });
  expect([await errorIn(refused), await refused.text(), await errorIn(new Response('yes'))]).toEqual([
    'no',
    'no',
    undefined,
  ]);
});
