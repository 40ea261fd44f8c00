import { v7 } from 'uuid';
import { type OpAnswer, type OpKind, opsAnswerSchema } from '../../shared/wire/ops.ts';
import type { TestServer } from './test-server.ts';

/** Somebody of the small district at their own session. */
export interface Acting {
  /** Sends one op. */
  op(kind: OpKind, body: object, opId?: string): Promise<OpAnswer>;
  /** Posts to an address below `/v1/` and gives the answer as it came. */
  ask(path: string, body: object): Promise<{ status: number; text: string }>;
  /** What `/v1/me` says. */
  me(): Promise<unknown>;
}

/** Signs somebody in. Sessions end: sign in again after moving the clock far. */
export async function acting(server: TestServer, username: string): Promise<Acting> {
  const token = await server.signIn(username);
  const ask: Acting['ask'] = async (path, body) => {
    const answer = await server.send('POST', `/v1/${path}`, body, token);
    return { status: answer.status, text: await answer.text() };
  };
  return {
    async op(kind, body, opId = v7()) {
      const { text } = await ask('ops', { ops: [{ opId, kind, body }] });
      const [answer] = opsAnswerSchema.parse(JSON.parse(text)).answers;
      if (answer === undefined) throw new Error('An op without an answer.');
      return answer;
    },
    ask,
    me: async () => (await server.send('GET', '/v1/me', undefined, token)).json() as Promise<unknown>,
  };
}
