import { linesOf } from '../../../../shared/audit/verify-parts.ts';
import { type Verdict, verifyExport } from '../../../../shared/audit/verify.ts';
import { encodeKey } from '../../../../shared/audit/note.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';
import { sha256 } from '../../sha256.ts';
import type { TrailKeys } from '../../trail-keys.ts';
import { verifySignature } from '../../verify-signature.ts';

/** What the verifier says of a file, with the keys the server really has. */
export function verdictOf(file: string, { keys }: TrailKeys): Promise<Verdict> {
  async function* chunks() {
    // In pieces that end anywhere, as a disk gives them.
    const bytes = Buffer.from(file, 'utf8');
    for (let at = 0; at < bytes.length; at += 4_093) yield bytes.subarray(at, at + 4_093);
  }
  return verifyExport({ hash: sha256, verify: verifySignature }, linesOf(chunks()), keys.map(encodeKey));
}

/** The whole trail as a records manager gets it. */
export async function wholeTrail({ send }: TestServer, token: string): Promise<string> {
  const answer = await send('POST', '/v1/audit/export', { filter: null }, token);
  if (answer.status !== 200) throw new Error(await answer.text());
  return answer.text();
}

/** Each line that is an entry of the whole trail. */
export function entriesIn(file: string): string[] {
  return file.split('\n').filter((line) => line.startsWith('['));
}
