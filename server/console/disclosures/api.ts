import {
  type DisclosureListRequest,
  disclosureListAnswerSchema,
  type DisclosureRow,
} from '../../../shared/areas/disclosures/disclosure.ts';
import { type Parties, partiesSchema } from '../../../shared/areas/disclosures/party.ts';
import {
  type SealedReleases,
  sealedReleasesSchema,
  type StudentLog,
  studentLogSchema,
} from '../../../shared/areas/disclosures/release.ts';
import { type Schools, schoolsSchema } from '../../../shared/areas/schools/school.ts';
import type * as z from 'zod/mini';
import type { Answer, Api } from '../api.ts';

/** Rows on one page of the log. */
export const PAGE_SIZE = 50;

export type LogPage = z.infer<typeof disclosureListAnswerSchema>;
export type LogRow = DisclosureRow;
export type LogStart = NonNullable<LogPage['next']>;
/** What is sought in the log. */
export type LogFilter = Omit<DisclosureListRequest, 'before' | 'limit'>;

/** A page of a school's log, newest first; `before` is the last page's `next`. */
export function logList({ call }: Api, filter: LogFilter, before: LogStart | undefined): Promise<Answer<LogPage>> {
  return call(disclosureListAnswerSchema, '/v1/disclosures/list', { ...filter, before, limit: PAGE_SIZE });
}

/** What the log holds of one student, and what a new entry is judged by. */
export function studentLog({ call }: Api, studentId: string): Promise<Answer<StudentLog>> {
  return call(studentLogSchema, '/v1/disclosures/read', { studentId });
}

/** The schools whose log may be read. */
export const schoolList = ({ get }: Api): Promise<Answer<Schools>> => get(schoolsSchema, '/v1/schools');

/** The parties that the district deals with, and their bars. */
export const partyList = ({ get }: Api): Promise<Answer<Parties>> => get(partiesSchema, '/v1/parties');

/** The custodian's sealed book. */
export const sealedList = ({ get }: Api): Promise<Answer<SealedReleases>> =>
  get(sealedReleasesSchema, '/v1/sealed-releases');
