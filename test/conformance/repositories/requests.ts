import { expect } from 'vitest';
import {
  closedRequests,
  countClosed,
  openRequests,
  openRequestSteps,
} from '../../../server/areas/requests/request-list.repo.ts';
import {
  buildingNow,
  insertRequest,
  insertRequestStep,
  isEntryStanding,
  isRequestId,
  isStepId,
  putClosed,
  requestOf,
  type RequestRow,
  requestsOf,
  type RequestStepRow,
  requestStepsOf,
} from '../../../server/areas/requests/request.repo.ts';
import { openHeads, stepsOfHeads } from '../../../server/areas/requests/waiting.repo.ts';
import { classFilterFor } from '../../../server/policy/index.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';
import { correct, keepEntry } from './disclosure-entries.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground, studentId: string = ids.kiri) => on.mayOn('request.keep', studentId, 'custodian');
const DAY = '2026-11-02';

/** Keeps a request under the revision and the id of its number, with its first step under a hundred more. */
export async function keepRequest(on: Ground, n: number, change: Partial<RequestRow> = {}): Promise<void> {
  const grant = await may(on, change.studentId);
  const row = { studentId: ids.kiri, id: uuid(n), kind: 'inspection', buildingId: ids.harborView, receivedOn: DAY };
  const request = { ...row, closedOn: null, rev: n, ...change };
  await on.write((tx) => insertRequest(tx, grant, request));
  await keepRequestStep(on, n, { studentId: request.studentId, kind: 'received', rev: n, id: uuid(100 + n) });
}

/** Keeps a step of the request of a number. */
export async function keepRequestStep(
  on: Ground,
  request: number,
  change: Partial<RequestStepRow> & { readonly rev: number; readonly id: string },
): Promise<void> {
  const grant = await may(on, change.studentId);
  const author = { authorId: ids.tove, authorRole: 'recordsManager', recordedAt: MOST };
  const row = { studentId: ids.kiri, requestId: uuid(request), kind: 'inspected', day: DAY, filled: TEXT };
  await on.write((tx) => insertRequestStep(tx, grant, { ...row, disclosureId: null, ...author, ...change }));
}

const sight = async (on: Ground) => classFilterFor((await may(on)).actor, 'request.keep', 'disclosure');
const listed = (n: number, change: object = {}) => ({
  requestId: uuid(n),
  studentId: ids.kiri,
  name: 'Kiri O’Neill-Nguyễn',
  sisId: '204417',
  building: HARBOR_VIEW,
  buildingId: ids.harborView,
  kind: 'inspection',
  receivedOn: DAY,
  first: TEXT,
  ...change,
});

export const requests: Repository = {
  file: 'areas/requests/request.repo.ts',
  functions: {
    insertRequest: {
      async 'keeps what it says, once under its id'(on) {
        await keepRequest(on, 1);
        await expect(keepRequest(on, 1)).rejects.toMatchObject({ kind: 'unique' });
        const kept = await on.rows('SELECT kind, building_id, received_on, closed_on, rev FROM request');
        expect(kept).toEqual([['inspection', ids.harborView, DAY, null, 1]]);
      },
    },
    insertRequestStep: {
      async 'keeps a step as it was taken, once under its id'(on) {
        await keepRequest(on, 1);
        await keepRequestStep(on, 1, { rev: 2, id: uuid(7), disclosureId: uuid(8) });
        const again = keepRequestStep(on, 1, { rev: 3, id: uuid(7) });
        await expect(again).rejects.toMatchObject({ kind: 'unique' });
        const kept = await on.rows('SELECT kind, filled, disclosure_id, recorded_at FROM request_step WHERE rev = 2');
        expect(kept).toEqual([['inspected', TEXT, uuid(8), MOST]]);
      },
    },
    putClosed: {
      async 'closes the one request, and opens it again'(on) {
        await keepRequest(on, 1);
        await keepRequest(on, 2);
        const grant = await may(on);
        const put = (closedOn: string | null, rev: number) =>
          on.write((tx) => putClosed(tx, grant, { requestId: uuid(1), closedOn, rev }));
        const kept = () => on.rows('SELECT closed_on, rev FROM request ORDER BY id');
        await put('2026-11-09', 5);
        expect(await kept()).toEqual([
          ['2026-11-09', 5],
          [null, 2],
        ]);
        await put(null, 6);
        expect(await kept()).toEqual([
          [null, 6],
          [null, 2],
        ]);
      },
    },
    isRequestId: {
      async 'knows the ids of requests, whoever they are about'(on) {
        await keepRequest(on, 1);
        const other = await may(on, ids.amaru);
        const known = (n: number) => on.read((q) => isRequestId(q, other, uuid(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    isStepId: {
      async 'knows the ids of steps, whoever they are about'(on) {
        await keepRequest(on, 1);
        const other = await may(on, ids.amaru);
        const known = (n: number) => on.read((q) => isStepId(q, other, uuid(n)));
        expect([await known(101), await known(1)]).toEqual([true, false]);
      },
    },
    buildingNow: {
      async 'is the student’s school, and none where there is none'(on) {
        const [kiri, amaru] = [await may(on), await may(on, ids.amaru)];
        expect(await on.read((q) => buildingNow(q, kiri))).toBe(ids.harborView);
        expect(await on.read((q) => buildingNow(q, amaru))).toBeNull();
      },
    },
    requestsOf: {
      async 'gives the student’s alone, the newest first'(on) {
        await keepRequest(on, 1);
        await keepRequest(on, 2, { receivedOn: '2026-11-20', closedOn: '2026-11-21', buildingId: null });
        await keepRequest(on, 3, { studentId: ids.amaru });
        const grant = await may(on);
        expect(await on.read((q) => requestsOf(q, grant))).toEqual([
          { id: uuid(2), kind: 'inspection', buildingId: null, receivedOn: '2026-11-20', closedOn: '2026-11-21' },
          { id: uuid(1), kind: 'inspection', buildingId: ids.harborView, receivedOn: DAY, closedOn: null },
        ]);
      },
    },
    requestStepsOf: {
      async 'gives the steps in their order with who took them'(on) {
        await keepRequest(on, 1);
        await keepRequestStep(on, 1, { rev: 9, id: uuid(7) });
        await keepRequestStep(on, 1, { rev: 8, id: uuid(6), disclosureId: uuid(5) });
        await keepRequest(on, 3, { studentId: ids.amaru });
        const grant = await may(on);
        const by = { at: MOST, by: 'Tove Söderberg', role: 'recordsManager' };
        const step = { requestId: uuid(1), day: DAY, filled: TEXT, disclosureId: null, ...by };
        expect(await on.read((q) => requestStepsOf(q, grant))).toEqual([
          { ...step, id: uuid(101), kind: 'received' },
          { ...step, id: uuid(6), kind: 'inspected', disclosureId: uuid(5) },
          { ...step, id: uuid(7), kind: 'inspected' },
        ]);
      },
    },
    requestOf: {
      async 'gives one of the student’s with its steps'(on) {
        await keepRequest(on, 1);
        await keepRequest(on, 2);
        await keepRequestStep(on, 1, { rev: 9, id: uuid(7) });
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        const step = { day: DAY, filled: TEXT, disclosureId: null };
        expect(await on.read((q) => requestOf(q, grant, uuid(1)))).toEqual({
          kind: 'inspection',
          closedOn: null,
          steps: [
            { ...step, id: uuid(101), kind: 'received' },
            { ...step, id: uuid(7), kind: 'inspected' },
          ],
        });
        expect(await on.read((q) => requestOf(q, grant, uuid(3)))).toBeUndefined();
        expect(await on.read((q) => requestOf(q, other, uuid(1)))).toBeUndefined();
      },
    },
    isEntryStanding: {
      async 'until somebody says that the entry is wrong'(on) {
        await keepEntry(on, 1);
        const grant = await may(on);
        const [[id] = []] = await on.rows('SELECT id FROM disclosure');
        const standing = () => on.read((q) => isEntryStanding(q, grant, String(id)));
        expect(await standing()).toBe(true);
        await correct(on, 1);
        expect(await standing()).toBe(false);
      },
      async 'while the one at the end of its corrections stands'(on) {
        for (const n of [1, 2, 3]) await keepEntry(on, n);
        const grant = await may(on);
        const standing = () => on.read((q) => isEntryStanding(q, grant, uuid(1)));
        await correct(on, 1, uuid(2));
        await correct(on, 2, uuid(3));
        expect(await standing()).toBe(true);
        await correct(on, 3);
        expect(await standing()).toBe(false);
      },
    },
  },
};

export const requestLists: Repository = {
  file: 'areas/requests/request-list.repo.ts',
  functions: {
    openRequests: {
      async 'gives all that are open, the oldest first, of one kind where one is said'(on) {
        await keepRequest(on, 1, { receivedOn: '2026-11-20' });
        await keepRequest(on, 2);
        await keepRequest(on, 3, { closedOn: '2026-11-21' });
        await keepRequest(on, 4, { studentId: ids.amaru, kind: 'juvenile', buildingId: null });
        const filter = await sight(on);
        const amaru = { studentId: ids.amaru, name: 'Amaru Quispe', sisId: '201938', building: null, buildingId: null };
        expect(await on.read((q) => openRequests(q, filter, {}))).toEqual([
          listed(2),
          listed(4, { ...amaru, kind: 'juvenile' }),
          listed(1, { receivedOn: '2026-11-20' }),
        ]);
        expect(await on.read((q) => openRequests(q, filter, { kind: 'juvenile' }))).toHaveLength(1);
      },
    },
    openRequestSteps: {
      async 'gives the steps of those that are open, in their order'(on) {
        await keepRequest(on, 1);
        await keepRequest(on, 2, { closedOn: '2026-11-21' });
        await keepRequest(on, 3, { kind: 'juvenile' });
        await keepRequestStep(on, 1, { rev: 9, id: uuid(7) });
        const filter = await sight(on);
        const step = { requestId: uuid(1), day: DAY, filled: TEXT };
        const first = { ...step, id: uuid(101), kind: 'received' };
        const second = { ...step, id: uuid(7), kind: 'inspected' };
        expect(await on.read((q) => openRequestSteps(q, filter, { kind: 'inspection' }))).toEqual([first, second]);
        const third = { ...first, requestId: uuid(3), id: uuid(103) };
        expect(await on.read((q) => openRequestSteps(q, filter, {}))).toEqual([first, third, second]);
      },
    },
    closedRequests: {
      async 'gives a page of those that are done, the newest first'(on) {
        await keepRequest(on, 1, { closedOn: '2026-11-20' });
        await keepRequest(on, 2, { closedOn: '2026-11-21' });
        await keepRequest(on, 3);
        await keepRequest(on, 4, { closedOn: '2026-11-22', kind: 'juvenile' });
        const filter = await sight(on);
        const page = (limit: number, kind?: string) => on.read((q) => closedRequests(q, filter, { kind, limit }));
        expect((await page(2)).map(({ requestId }) => requestId)).toEqual([uuid(4), uuid(2)]);
        expect(await page(9, 'inspection')).toEqual([listed(2), listed(1)]);
      },
    },
    countClosed: {
      async 'counts those that are done'(on) {
        await keepRequest(on, 1, { closedOn: '2026-11-20' });
        await keepRequest(on, 2, { closedOn: '2026-11-21', kind: 'juvenile' });
        await keepRequest(on, 3);
        const filter = await sight(on);
        const count = (kind?: string) => on.read((q) => countClosed(q, filter, { kind }));
        expect([await count(), await count('juvenile'), await count('amendment')]).toEqual([2, 1, 0]);
      },
    },
  },
};

export const requestCounts: Repository = {
  file: 'areas/requests/waiting.repo.ts',
  functions: {
    openHeads: {
      async 'gives those that are open with their kind, school and last revision, and not whose they are'(on) {
        await keepRequest(on, 1);
        await keepRequestStep(on, 1, { rev: 9, id: uuid(109) });
        await keepRequest(on, 2, { closedOn: '2026-11-21' });
        await keepRequest(on, 3, { studentId: ids.amaru, kind: 'juvenile', buildingId: null });
        const filter = await sight(on);
        const heads = await on.look((q) => openHeads(q, filter));
        expect(heads.toSorted((a, b) => a.requestId.localeCompare(b.requestId))).toEqual([
          { requestId: uuid(1), of: 'inspection', buildingId: ids.harborView, last: 9 },
          { requestId: uuid(3), of: 'juvenile', buildingId: null, last: 3 },
        ]);
      },
    },
    stepsOfHeads: {
      async 'gives the steps of those that are asked for, and of no other'(on) {
        await keepRequest(on, 1);
        await keepRequest(on, 2);
        await keepRequest(on, 3, { studentId: ids.amaru, kind: 'juvenile' });
        const filter = await sight(on);
        const asked = [{ requestId: uuid(1) }, { requestId: uuid(3) }];
        const step = { kind: 'received', day: DAY, filled: TEXT };
        expect(await on.look((q) => stepsOfHeads(q, filter, asked))).toEqual([
          { requestId: uuid(1), id: uuid(101), ...step },
          { requestId: uuid(3), id: uuid(103), ...step },
        ]);
        expect(await on.look((q) => stepsOfHeads(q, filter, []))).toEqual([]);
      },
    },
  },
};
