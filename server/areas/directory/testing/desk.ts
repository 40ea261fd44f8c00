import { v7 } from 'uuid';
import type { DirectoryPolicy } from '../../../../shared/areas/directory/policy.ts';
import {
  type DirectoryDesk,
  directoryDeskSchema,
  listFileSchema,
} from '../../../../shared/areas/directory/directory.ts';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { arrange } from '../../../../test/tools/access-store.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';

export const POLICY: DirectoryPolicy = {
  items: ['name', 'grade', 'school'],
  parties: [],
  purposes: [],
  noticeOn: '2026-08-03',
  openingOn: '2026-09-01',
  recruitersBy: '2026-10-01',
  fee: '',
};

export const REFUSAL: Filled = {
  receivedOn: '2026-09-10',
  receivedBy: 'principal',
  signer: 'A parent',
  relation: 'parent',
  address: '1 Elm Street',
  school: 'The school',
  grade: '12',
};

const WHO = { askedOn: '2026-11-20', party: 'Sgt. Lee, Army', purpose: 'Recruiting', proven: 'photo-id' };
export const MILITARY: Filled = { ...WHO, audience: 'military', noticeGiven: true, onlyPurpose: true };
export const PUBLIC: Filled = {
  ...WHO,
  audience: 'public',
  party: 'Harbor Gazette',
  purpose: 'Yearbook',
  items: ['name', 'grade', 'school'],
  who: 'now',
};

/** Somebody at the desk for lists, and at the refusals of students. */
export async function desk(server: TestServer, username = 'anwosu') {
  const self = await acting(server, username);
  const token = await server.signIn(username);
  return {
    policy: (change: Partial<DirectoryPolicy> = {}, rev = 0) =>
      self.op('directory.edit', { rev, policy: { ...POLICY, ...change } }),
    refuse: (studentId: string, change: Filled, refusalId: string = v7()) =>
      self.op('directory.refuse', { studentId, refusalId, filled: { ...REFUSAL, ...change } }),
    rescind: (studentId: string, refusalId: string, change: Filled = {}) =>
      self.op('directory.rescind', {
        studentId,
        refusalId,
        filled: { reason: 'rescinded', receivedOn: '2026-11-20', signer: 'A parent', ...change },
      }),
    refusals: (studentId: string) => self.ask('directory/refusals/read', { studentId }),
    ask: (filled: Filled, scope: object = {}, requestId: string = v7()) =>
      self.op('directory.ask', { requestId, filled, scope: { buildings: [], grades: [], ...scope } }),
    make: (requestId: string) => self.op('directory.make', { requestId }),
    deny: (requestId: string) => self.op('directory.deny', { requestId, filled: { why: 'Not ours to give.' } }),
    file: async (requestId: string) => {
      const { text } = await self.ask('directory/file', { requestId });
      return listFileSchema.parse(JSON.parse(text));
    },
    fileStatus: async (requestId: string) => (await self.ask('directory/file', { requestId })).status,
    read: async (): Promise<DirectoryDesk> =>
      directoryDeskSchema.parse(await (await server.send('GET', '/v1/directory', undefined, token)).json()),
    readStatus: async () => (await server.send('GET', '/v1/directory', undefined, token)).status,
  };
}

export const student = (n: number): string => `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`;

/** Students of a school in the order of their numbers, each called by it. */
export async function enroll(
  server: TestServer,
  some: readonly { n: number; grade: string; buildingId?: string; until?: string }[],
): Promise<void> {
  await arrange(server.store, server.runtime, async (tx) => {
    for (let from = 0; from < some.length; from += 500) {
      const part = some.slice(from, from + 500);
      await tx.db.insert(tx.tables.student).values(
        part.map(({ n, grade, buildingId = ids.harborView, until }) => ({
          id: student(n),
          sourcedId: `s${n}`,
          sisId: `9${n}`,
          givenName: `Given${n}`,
          middleName: '',
          familyName: `Family${String(n).padStart(6, '0')}`,
          foldedName: `given${n} family${n}`,
          birthDate: null,
          grade,
          buildingId: until === undefined ? buildingId : null,
          active: until === undefined,
        })),
      );
      await tx.db.insert(tx.tables.studentBuilding).values(
        part.map(({ n, buildingId = ids.harborView, until }) => ({
          studentId: student(n),
          buildingId,
          since: '2020-09-01',
          until: until ?? null,
        })),
      );
    }
  });
}
