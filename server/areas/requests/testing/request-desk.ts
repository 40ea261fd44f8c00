import { v7 } from 'uuid';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import { studentListSchema } from '../../../../shared/areas/access/sight.ts';
import {
  openRequestsSchema,
  type RequestList,
  requestListSchema,
  requestsSchema,
} from '../../../../shared/areas/requests/request.ts';
import { stepOf } from '../../../../shared/areas/requests/testing/ways.ts';
import { dayAfter } from '../../../../shared/clocks/day-after.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';

/** The day of the small district, a Friday. */
const TODAY = '2026-11-20';
/** So many days before it. */
export const ago = (days: number) => dayAfter(TODAY, -days);

/** Somebody signed in, with what they do with the requests about a student. */
export async function requestDesk(server: TestServer, username: string, studentId: string = ids.kiri) {
  const self = await acting(server, username);
  const read = async () => self.ask('requests/read', { studentId });
  return {
    /** Opens a request of a kind, as many days ago as said. */
    open: (kind: string, days: number, change: Filled = {}, requestId: string = v7()) =>
      self.op('request.open', { studentId, requestId, kind, form: stepOf(kind, 'received', ago(days), change) }),
    /** Takes a step of a request of a kind, as many days ago as said. */
    step: (
      of: Of,
      step: string,
      days: number,
      change: Filled = {},
      disclosureId: string = v7(),
      stepId: string = v7(),
    ) =>
      self.op('request.step', {
        studentId,
        requestId: of.requestId,
        stepId,
        disclosureId,
        form: stepOf(of.kind, step, ago(days), change),
      }),
    read: async () => requestsSchema.parse(JSON.parse((await read()).text)),
    status: async () => (await read()).status,
    /** Those that are open, as the panel shows them. */
    stillOpen: async () => {
      const { status, text } = await self.ask('requests/open', { studentId });
      return status === 200 ? openRequestsSchema.parse(JSON.parse(text)) : status;
    },
    list: async (asked: object = {}): Promise<RequestList> => {
      const { text } = await self.ask('requests/list', { view: 'open', limit: 50, ...asked });
      return requestListSchema.parse(JSON.parse(text));
    },
    listStatus: async () => (await self.ask('requests/list', { view: 'open', limit: 50 })).status,
    /** The students among whom one chooses. */
    choose: async (may: string) => {
      const { text } = await self.ask('students/list', { may, query: '', limit: 50 });
      return studentListSchema.parse(JSON.parse(text)).rows;
    },
    op: self.op,
  };
}

/** Which request. */
interface Of {
  readonly kind: string;
  readonly requestId: string;
}

/** What is in the log and in the requests, by their numbers of rows. */
export const kept = async (server: TestServer) => [
  await server.one('SELECT count(*) FROM request'),
  await server.one('SELECT count(*) FROM request_step'),
  await server.one('SELECT count(*) FROM disclosure'),
];
