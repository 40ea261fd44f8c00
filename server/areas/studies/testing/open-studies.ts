import { acting } from '../../../../test/tools/acting.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';
import { hire } from '../../disclosures/testing/log-desk.ts';

export const SUPERINTENDENT = 'leader';

/** Employs a superintendent, who lets studies begin without consent (T2). */
export async function openStudies(server: TestServer): Promise<void> {
  await hire(server, SUPERINTENDENT, 'superintendent', null);
  const { op } = await acting(server, SUPERINTENDENT);
  const answer = await op('studies.switch', { rev: 0, open: true, why: 'The board decided so.' });
  if (answer.outcome !== 'applied') throw new Error(`The switch was not turned: ${answer.outcome}.`);
}
