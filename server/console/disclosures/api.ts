import {
  type DisclosureListRequest,
  disclosureListAnswerSchema,
  type DisclosureRow,
  type LogFormat,
} from '../../../shared/areas/disclosures/disclosure.ts';
import { type Parties, partiesSchema } from '../../../shared/areas/disclosures/party.ts';
import {
  type Numbered,
  numberedSchema,
  type SealedReleases,
  sealedReleasesSchema,
  type StudentLog,
  studentLogSchema,
} from '../../../shared/areas/disclosures/release.ts';
import { type SavedViews, savedViewsSchema } from '../../../shared/areas/disclosures/saved-view.ts';
import { type Schools, schoolsSchema } from '../../../shared/areas/schools/school.ts';
import type * as z from 'zod/mini';
import type { Answer, Api } from '../api.ts';
import type { FileOptions, Received } from '../file-call.ts';

/** Rows on one page of the log. */
export const PAGE_SIZE = 50;

export type LogPage = z.infer<typeof disclosureListAnswerSchema>;
export type LogRow = DisclosureRow;
export type SealedRow = SealedReleases['releases'][number];
export type LogStart = NonNullable<LogPage['next']>;
/** What is sought in the log. */
export type LogFilter = Omit<DisclosureListRequest, 'before' | 'limit'>;

/** A page of a school's log, newest first; `before` is the last page's `next`. */
export function logList({ call }: Api, filter: LogFilter, before: LogStart | undefined): Promise<Answer<LogPage>> {
  return call(disclosureListAnswerSchema, '/v1/disclosures/list', { ...filter, before, limit: PAGE_SIZE });
}

/** All that the filter finds, as a file. */
export function logExport(
  { file }: Api,
  filter: LogFilter,
  format: LogFormat,
  options: FileOptions,
): Promise<Answer<Received>> {
  return file('/v1/disclosures/export', { ...filter, format }, `disclosures.${format}`, options);
}

/** Views of the log that the reader saved. */
export const viewList = ({ get }: Api): Promise<Answer<SavedViews>> => get(savedViewsSchema, '/v1/saved-views');

/** Who has these numbers. */
export function numberedStudents({ call }: Api, numbers: readonly string[]): Promise<Answer<Numbered>> {
  return call(numberedSchema, '/v1/disclosures/students', { numbers });
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
