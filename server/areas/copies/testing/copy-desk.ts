import { v7 } from 'uuid';
import { conditionsOf } from '../../../../shared/areas/copies/copy-form.ts';
import type { CopyStepTaken } from '../../../../shared/areas/copies/copy.ts';
import { type Copy, copyListSchema, copySchema } from '../../../../shared/areas/copies/copy.ts';
import type { HeldPart } from '../../../../shared/areas/copies/parts.ts';
import { completeRelease } from '../../../../shared/areas/disclosures/testing/complete.ts';
import type { ReleaseForm } from '../../../../shared/areas/disclosures/release-form.ts';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';

/** Everything of the record, for another school. */
export const SCHOOL = completeRelease('R94', { capacity: 'school', records: ['whole'] });
/** The same before its conditions are met. */
export const asked = (form: ReleaseForm): ReleaseForm => {
  const late = conditionsOf(form).map(({ name }) => name);
  return { ...form, filled: Object.fromEntries(Object.entries(form.filled).filter(([name]) => !late.includes(name))) };
};
/** A parent who asks for the record. */
export const parent = (change: Filled = {}): ReleaseForm =>
  completeRelease('R106', { capacity: 'parent', party: 'Dana Baptiste', records: ['whole'], ...change });

/** Somebody signed in, with what they do with one copy of a student's record. */
export async function copyDesk(
  server: TestServer,
  username: string,
  { copyId = v7(), studentId = ids.kiri }: { copyId?: string; studentId?: string } = {},
) {
  const self = await acting(server, username);
  const which = { studentId, copyId };
  const step = (taken: CopyStepTaken['step'], stepId: string = v7()) =>
    self.op('copy.step', { ...which, stepId, step: taken });
  const read = async (): Promise<Copy> => copySchema.parse(JSON.parse((await self.ask('copies/read', which)).text));
  return {
    copyId,
    begin: (form: ReleaseForm, stepId: string = v7(), consentId?: string) =>
      self.op('copy.begin', { ...which, stepId, form, consentId }),
    choose: (parts: readonly HeldPart[], lang: 'en' | 'es' = 'en') => step({ kind: 'chosen', parts: [...parts], lang }),
    step,
    read,
    status: async () => (await self.ask('copies/read', which)).status,
    /** Blacks out everything that names somebody else. */
    blackAll: async () => {
      const { chosen } = await read();
      const places = (chosen?.hits ?? []).map(({ lineId, start, end }) => ({ lineId, start, end }));
      return step({ kind: 'decided', decisions: places.map((one) => ({ ...one, act: 'black', why: '' })) });
    },
    make: () => self.ask('copies/make', which),
    hand: (form: ReleaseForm, entryId: string = v7()) => step({ kind: 'handed', form: form as never, entryId }),
    file: async () => {
      const token = await server.signIn(username);
      const answer = await server.send('POST', '/v1/copies/file', which, token);
      return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
    },
    list: async (view: 'open' | 'handed' = 'open') =>
      copyListSchema.parse(JSON.parse((await self.ask('copies/list', { view, limit: 50 })).text)).rows,
    me: self.me,
    op: self.op,
  };
}
