import { type Op, type OpAnswer, type OpKind, opsAnswerSchema } from '../../shared/wire/ops.ts';
import type { Answer, Call } from './api.ts';

export type OpBody<K extends OpKind> = Extract<Op, { kind: K }>['body'];

/** Sends changes one by one, each with an id that makes sending it again safe. */
export interface OpSender {
  send<K extends OpKind>(kind: K, body: OpBody<K>): Promise<Answer<OpAnswer>>;
  /** Forgets what was left open: the next change is somebody else's, and an id is one person's. */
  forget(): void;
}

/** A change that comes again later than this is meant as another one: the same seal, a year on. */
export const AGAIN_MS = 3_600_000;

/**
 * Until the server says what became of a change, its id is kept for the same change sent again: after a fault nobody
 * knows whether it arrived. Kept in memory only, because a change may speak of a student.
 */
export function opSender(call: Call, newId: () => string, now: () => number = Date.now): OpSender {
  const open = new Map<string, { readonly opId: string; readonly since: number }>();
  return {
    forget: () => open.clear(),
    async send(kind, body) {
      const change = JSON.stringify([kind, body]);
      const left = open.get(change);
      const same = left !== undefined && now() - left.since < AGAIN_MS;
      const { opId } = same ? left : { opId: newId() };
      if (!same) open.set(change, { opId, since: now() });
      const said = await call(opsAnswerSchema, '/v1/ops', { ops: [{ opId, kind, body }] });
      if (!said.ok) return said;
      const answer = said.value.answers.find((each) => each.opId === opId);
      if (answer === undefined) return { ok: false, fault: { cause: 'nonsense' } };
      open.delete(change);
      return { ok: true, value: answer };
    },
  };
}
