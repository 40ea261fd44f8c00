import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { audienceSchema } from '../../../../shared/areas/access/sight.ts';
import { acting, type Acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';
import { SEEN, THREAT } from '../testing/exceptions.ts';

const YESTERDAY = '2026-11-19';

const give = (server: TestServer, attribute: string) =>
  server.store.tend((tx) =>
    tx.db
      .insert(tx.tables.studentAttribute)
      .values({ studentId: ids.kiri, attribute, source: 'test', since: YESTERDAY, until: null }),
  );
const hold = (server: TestServer, staffId: string, ...roles: string[]) =>
  server.store.tend((tx) =>
    tx.db
      .insert(tx.tables.roleFact)
      .values(roles.map((role) => ({ staffId, role, buildingId: '', since: YESTERDAY, until: null, source: 'test' }))),
  );

/** By which rules others can see the student, as somebody is told. */
async function told(who: Acting): Promise<string[]> {
  const { text } = await who.ask('students/audience', { studentId: ids.kiri });
  return audienceSchema.parse(JSON.parse(text)).groups.map(({ ruleId }) => ruleId);
}

it('R26: tells of a case by a rule’s name only whoever may view the student’s cases', async () => {
  const server = await testServer();
  for (const attribute of ['sped', 'managed', 'committee', 'agenda', 'decided']) await give(server, attribute);
  await hold(server, ids.aguinaldo, 'dspcSocialWorker');
  await hold(server, ids.soderberg, 'assignmentDirector');
  const cases = ['R1-case', 'R20'];
  expect(await told(await acting(server, 'pvance'))).toEqual(expect.arrayContaining(cases));
  expect(await told(await acting(server, 'anwosu'))).toEqual(expect.arrayContaining(cases));
  await server.store.tend((tx) =>
    tx.db.update(tx.tables.roleFact).set({ role: 'spedSecretary' }).where(eq(tx.tables.roleFact.staffId, ids.vance)),
  );
  expect(await told(await acting(server, 'pvance'))).toEqual(['R44', 'R46', 'R47', 'R51-secretary', 'R52', 'R1-refer']);
  expect(await told(await acting(server, 'jmwangi'))).toEqual(['R44', 'R46', 'R47', 'R52', 'R1-refer']);
});

it('R26: tells nobody of a case who opened the record in an emergency', async () => {
  const server = await testServer();
  await give(server, 'managed');
  await hold(server, ids.aguinaldo, 'dspcSocialWorker');
  const teacher = await acting(server, 'tsoderberg');
  expect(await teacher.op('emergency.open', { seen: SEEN, threat: THREAT })).toMatchObject({ outcome: 'applied' });
  expect(await told(teacher)).not.toContain('R1-case');
});
