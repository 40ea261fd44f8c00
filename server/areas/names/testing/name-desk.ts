import { v7 } from 'uuid';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import { nameListSchema, namesSchema } from '../../../../shared/areas/names/names.ts';
import { type NamePolicy, namesPolicySchema } from '../../../../shared/areas/names/policy.ts';
import {
  APPROVAL,
  FORM,
  PARENT_SIGNED,
  saying,
  STUDENT_SIGNED,
} from '../../../../shared/areas/names/testing/updates.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';

/** The day of the small district. */
export const TODAY = '2026-11-20';

/** Somebody signed in, with what they do with the names of a student. */
export async function nameDesk(server: TestServer, username: string, studentId: string = ids.kiri) {
  const self = await acting(server, username);
  const token = await server.signIn(username);
  const read = () => self.ask('names/read', { studentId });
  return {
    op: self.op,
    say: (mode: NamePolicy['mode'], change: Partial<NamePolicy> = {}, rev = 0) =>
      self.op('names.edit', { rev, policy: saying(mode, TODAY, change) }),
    policy: async () =>
      namesPolicySchema.parse(await (await server.send('GET', '/v1/names/policy', undefined, token)).json()),
    policyStatus: async () => (await server.send('GET', '/v1/names/policy', undefined, token)).status,
    ask: (change: Filled = {}, updateId: string = v7(), day = TODAY) =>
      self.op('name.ask', { studentId, updateId, day, filled: { ...FORM, ...change } }),
    step: (updateId: string, kind: string, filled: Filled, day = TODAY, stepId: string = v7()) =>
      self.op('name.step', { studentId, updateId, stepId, form: { kind, day, filled } }),
    read: async () => namesSchema.parse(JSON.parse((await read()).text)),
    status: async () => (await read()).status,
    list: async (view: 'decide' | 'tasks', limit = 50) => {
      const { text } = await self.ask('names/list', { view, limit });
      return nameListSchema.parse(JSON.parse(text));
    },
    listStatus: async () => (await self.ask('names/list', { view: 'tasks', limit: 50 })).status,
  };
}

export type NameDesk = Awaited<ReturnType<typeof nameDesk>>;

/** An update that was asked for, signed by parent and student, and approved, today. */
export async function approved(server: TestServer, change: Filled = {}): Promise<string> {
  const [custodian, worker, principal] = await Promise.all(
    ['anwosu', 'rortiz', 'mhaskins'].map((name) => nameDesk(server, name)),
  );
  if (custodian === undefined || worker === undefined || principal === undefined) throw new Error('Nobody signed in.');
  await custodian.say('allowed');
  const updateId = v7();
  const answers = [
    await worker.ask(change, updateId),
    await worker.step(updateId, 'signed', PARENT_SIGNED),
    await worker.step(updateId, 'signed', STUDENT_SIGNED),
    await principal.step(updateId, 'approved', APPROVAL),
  ];
  if (answers.some(({ outcome }) => outcome !== 'applied')) throw new Error(JSON.stringify(answers));
  return updateId;
}
