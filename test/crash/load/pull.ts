import { type PullAnswer, pullAnswerSchema } from '../../../shared/wire/pull.ts';
import { STUDENTS } from '../place/fill.ts';
import { send } from './http.ts';

/** Revisions in the order in which a client came by them, and how far it has everything. */
export interface Pulled {
  readonly revs: number[];
  cursor: number;
}

export const nothingPulled = (): Pulled => ({ revs: [], cursor: 0 });

/** Asks once what is new about all students, and keeps it as a client does. */
export async function pullOnce(url: string, token: string, pulled: Pulled): Promise<PullAnswer> {
  const held = STUDENTS.map((id) => ({ id, rev: pulled.cursor }));
  const reply = await send(url, 'POST', '/v1/pull', token, { held });
  if (typeof reply === 'string' || reply.status !== 200)
    throw new Error(`A pull was answered ${JSON.stringify(reply)}.`);
  const answer = pullAnswerSchema.parse(reply.body);
  pulled.revs.push(...answer.changed.map(({ rev }) => rev));
  pulled.cursor = Math.max(pulled.cursor, answer.cursor);
  return answer;
}
