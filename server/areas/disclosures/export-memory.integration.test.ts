import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';

const ROWS = 8_000;
const AT_ONCE = 500;
/** One in so many pieces is looked at: to collect takes its time. */
const LOOKED_AT = 5;
/** A few batches that are on their way; the rows as text are 20 MB, and whoever keeps them passes this early. */
const MOST_BYTES = 12_000_000;
const INTEREST = 'An audit of what was given. '.repeat(90);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held, and not what waits to be collected. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function fill(server: TestServer): Promise<void> {
  for (let first = 0; first < ROWS; first += AT_ONCE) {
    const rows = Array.from({ length: AT_ONCE }, (_, i) => ({
      buildingId: ids.harborView,
      at: 1_760_000_000_000 + (first + i) * 1000,
      id: `00000000-0000-7000-8000-${String(first + i).padStart(12, '0')}`,
      studentId: ids.kiri,
      party: 'County court',
      interest: INTEREST,
      basis: 'R94',
      outcome: 'released',
      recordedBy: ids.nwosu,
      rev: 0,
    }));
    await server.store.tend((tx) => tx.db.insert(tx.tables.disclosure).values(rows));
  }
}

it.each(['csv', 'xlsx'])('R119: a %s of any length is made in memory that does not grow with it', async (format) => {
  const server = await testServer();
  await fill(server);
  const token = await server.signIn('anwosu');
  const asked = { from: 0, until: 4_000_000_000_000, format };
  const answer = await server.send('POST', '/v1/disclosures/export', asked, token);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const above: number[] = [];
  let pieces = 0;
  let start: number | undefined;
  while (!(await reader.read()).done) {
    pieces += 1;
    if (pieces % LOOKED_AT !== 0) continue;
    start ??= held();
    above.push(held() - start);
  }
  // Many pieces, or it was made whole.
  expect(pieces).toBeGreaterThan(ROWS / AT_ONCE - 1);
  expect(Math.max(...above)).toBeLessThan(MOST_BYTES);
});
