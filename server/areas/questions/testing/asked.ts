import {
  type OwnQuestions,
  ownQuestionsSchema,
  type QuestionList,
  questionListSchema,
} from '../../../../shared/areas/questions/question.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { type Acting, acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testConfig, testServer, type TestServer } from '../../../../test/tools/test-server.ts';
import { append } from '../../../audit/append.ts';
import { findUnusual } from '../find-unusual.ts';

export const { timeZone } = testConfig;
/** The Monday after the small district was made, of 24 hours from 06:00 UTC. The trail goes on in the order of time. */
export const DAY = '2026-11-23';
export const MIDNIGHT = Date.parse('2026-11-23T06:00:00Z');
export const NOON = Date.parse('2026-11-23T18:00:00Z');
export const LATE = Date.parse('2026-11-24T04:30:00Z');
/** The next day, in the middle of the morning. */
const AFTERWARDS = Date.parse('2026-11-24T15:00:00Z');

export interface PastUse extends Partial<AuditEvent> {
  readonly by: string;
  readonly at: number;
}

/** Uses as the trail has them; what is not said is a view of Kiri by rule. */
export async function used(server: Pick<TestServer, 'store'>, ...uses: readonly PastUse[]): Promise<void> {
  for (const { by, at, ...change } of uses) {
    const event: AuditEvent = {
      action: 'student.view',
      studentId: ids.kiri,
      resource: 'face-sheet',
      decision: 'allowed',
      ruleIds: ['R46'],
      ...change,
    };
    await server.store.write({ actorId: by, sessionRef: null, requestId: 'r', at }, async (tx) => ({
      receipt: await append(tx, event),
      value: undefined,
    }));
  }
}

/** Has the next morning come, at the latest. */
export function afterwards({ runtime }: Pick<TestServer, 'runtime'>): void {
  runtime.advance(Math.max(0, AFTERWARDS - runtime.now()));
}

/** Has the next morning come, and the uses of the day gone through. */
export async function find(server: TestServer, day = DAY): Promise<number> {
  afterwards(server);
  return findUnusual(server.store, { day, timeZone });
}

/** The small district, where Rosa Ortiz opened Kiri's record late in the evening and was asked about it. */
export async function askedOnce(
  ...before: readonly PastUse[]
): Promise<{ server: TestServer; rosa: Acting; nwosu: Acting; questionId: string }> {
  const server = await testServer();
  await used(server, ...before, { by: ids.ortiz, at: LATE });
  await find(server);
  const questionId = String(await server.one(`SELECT id FROM use_question WHERE staff_id = '${ids.ortiz}'`));
  return { server, rosa: await acting(server, 'rortiz'), nwosu: await acting(server, 'anwosu'), questionId };
}

export async function own(who: Acting, more: object = {}): Promise<OwnQuestions> {
  const { text } = await who.ask('questions/own', { limit: 50, ...more });
  return ownQuestionsSchema.parse(JSON.parse(text));
}

export async function listed(who: Acting, state: 'open' | 'reviewed', more: object = {}): Promise<QuestionList> {
  const { text } = await who.ask('questions/list', { state, limit: 50, ...more });
  return questionListSchema.parse(JSON.parse(text));
}
