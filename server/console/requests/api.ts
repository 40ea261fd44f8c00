import {
  type RequestList,
  requestListSchema,
  REQUESTS_MAX,
  type StudentRequests,
  requestsSchema,
} from '../../../shared/areas/requests/request.ts';
import type { Answer, Api } from '../api.ts';
import type { Sought } from './sought.ts';

/** The requests of a view, those due first, as many as a list shows. */
export function requestList({ call }: Api, { view, kind }: Sought): Promise<Answer<RequestList>> {
  const narrowed = kind === null ? {} : { kind };
  return call(requestListSchema, '/v1/requests/list', { view, ...narrowed, limit: REQUESTS_MAX });
}

/** A student's requests, the newest first. */
export function requestsOf({ call }: Api, studentId: string): Promise<Answer<StudentRequests>> {
  return call(requestsSchema, '/v1/requests/read', { studentId });
}
