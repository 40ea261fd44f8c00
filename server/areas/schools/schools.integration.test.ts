import { expect, it } from 'vitest';
import { schoolsSchema } from '../../../shared/areas/schools/school.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer } from '../../../test/tools/test-server.ts';

it('R119: who reads the log of every school chooses among all of them, and nobody else is told which there are', async () => {
  const server = await testServer();
  const answer = await server.send('GET', '/v1/schools', undefined, await server.signIn('anwosu'));
  const { schools } = schoolsSchema.parse(await answer.json());
  expect(schools.map(({ id }) => id)).toContain(ids.harborView);
  expect(schools.map(({ name }) => name)).toEqual(schools.map(({ name }) => name).toSorted());
  for (const who of ['rortiz', 'mhaskins']) {
    expect((await server.send('GET', '/v1/schools', undefined, await server.signIn(who))).status).toBe(403);
  }
});
