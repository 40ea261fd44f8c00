import type { TempStore } from '../../../test/tools/temp-store.ts';
import { appendLeaf, EMPTY_RANGE, leafHash } from '../../../shared/audit/tree.ts';
import { sha256, toBase64 } from '../sha256.ts';

/** Makes the head fit the lines that are there, as somebody would who has the database alone. */
export async function rehead(temp: Pick<TempStore, 'rows' | 'tamper'>): Promise<void> {
  const lines = (await temp.rows('SELECT line FROM audit ORDER BY seq')).map(String);
  const { size, stack } = lines.reduce((range, line) => appendLeaf(sha256, range, leafHash(sha256, line)), EMPTY_RANGE);
  await temp.tamper(`UPDATE audit_head SET size = ${size}, stack = '${JSON.stringify(stack.map(toBase64))}'`);
}
