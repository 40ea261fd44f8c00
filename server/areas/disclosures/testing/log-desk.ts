import { v7 } from 'uuid';
import type { RoleId } from '../../../../shared/access/roles.ts';
import { type Parties, partiesSchema } from '../../../../shared/areas/disclosures/party.ts';
import type { ReleaseForm } from '../../../../shared/areas/disclosures/release-form.ts';
import {
  type SealedReleases,
  sealedReleasesSchema,
  type StudentLog,
  studentLogSchema,
} from '../../../../shared/areas/disclosures/release.ts';
import type { OpAnswer } from '../../../../shared/wire/ops.ts';
import { addStaff, arrange, relate } from '../../../../test/tools/access-store.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids, PASSWORD } from '../../../../test/tools/small-district.ts';
import { systemContext } from '../../../../test/tools/temp-store.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';
import { createAccount } from '../../../identity/create-account.ts';
import { quickHash } from '../../../../test/tools/quick-hash.ts';

/** Kiri's counselor, and whoever keeps the records of the school where Kiri is not. */
export const COUNSELOR = 'counselor';
export const ELSEWHERE = 'elsewhere';
const SINCE = '2026-08-12';

/** The small district with a counselor of Kiri's and the principal of the other school. */
export async function logServer(): Promise<TestServer> {
  const server = await testServer();
  await hire(server, COUNSELOR, 'counselor', null);
  await hire(server, ELSEWHERE, 'principal', ids.lakeside);
  const serving = { relation: 'counselor', since: SINCE, until: null } as const;
  await arrange(server.store, server.runtime, (tx) => relate(tx, COUNSELOR, ids.kiri, [serving]));
  return server;
}

/** Employs somebody with an account of that name. */
export async function hire({ store, runtime }: TestServer, id: string, role: RoleId, buildingId: string | null) {
  await arrange(store, runtime, (tx) => addStaff(tx, id, [{ role, buildingId, since: SINCE, until: null }]));
  await createAccount(store, systemContext(runtime), { staffNumber: id, username: id, password: PASSWORD }, quickHash);
}

/** Somebody signed in, with what they do in the log of a student and in the custodian's books. */
export async function logDesk(server: TestServer, username: string, studentId: string = ids.kiri) {
  const self = await acting(server, username);
  const token = await server.signIn(username);
  const get = async (path: string): Promise<unknown> =>
    (await server.send('GET', `/v1/${path}`, undefined, token)).json() as Promise<unknown>;
  return {
    record: (form: ReleaseForm, disclosureId: string = v7(), opId?: string) =>
      self.op('disclosure.record', { studentId, disclosureId, form }, opId),
    correct: (disclosureId: string, right?: ReleaseForm, rightId: string = v7(), why = 'It was another day.') => {
      const replaced = right && { right: { disclosureId: rightId, form: right } };
      return self.op('disclosure.correct', { studentId, disclosureId, why, ...replaced });
    },
    seal: (form: ReleaseForm, releaseId: string = v7()) => self.op('disclosure.seal', { studentId, releaseId, form }),
    correctSealed: (releaseId: string, right?: ReleaseForm, rightId: string = v7(), why = 'It was another day.') => {
      const replaced = right && { right: { releaseId: rightId, form: right } };
      return self.op('disclosure.seal-correct', { releaseId, why, ...replaced });
    },
    addParty: (name: string, partyId: string = v7(), capacity = 'study') =>
      self.op('party.add', { partyId, name, capacity }),
    bar: (partyId: string, from: string, until: string) =>
      self.op('party.bar', { partyId, from, until, ground: 'department', finding: 'It passed data on.' }),
    unbar: (partyId: string) => self.op('party.unbar', { partyId, why: 'The finding was withdrawn.' }),
    read: async (): Promise<StudentLog> =>
      studentLogSchema.parse(JSON.parse((await self.ask('disclosures/read', { studentId })).text)),
    status: async () => (await self.ask('disclosures/read', { studentId })).status,
    sealed: async (): Promise<SealedReleases> => sealedReleasesSchema.parse(await get('sealed-releases')),
    parties: async (): Promise<Parties> => partiesSchema.parse(await get('parties')),
    get,
    ask: self.ask,
    token,
  };
}

/** What was wrong with an op, each as `path code`; the answer itself where it was not the body. */
export const issuesOf = (answer: OpAnswer): readonly string[] | OpAnswer =>
  answer.outcome === 'invalid' ? answer.issues.map(({ path, code }) => `${path} ${code}`) : answer;
