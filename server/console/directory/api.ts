import {
  type DirectoryDesk,
  directoryDeskSchema,
  type ListFile,
  listFileSchema,
  type Refusals,
  refusalsSchema,
} from '../../../shared/areas/directory/directory.ts';
import type { Answer, Api } from '../api.ts';

/** What a student's family refused. */
export const refusalsOf = ({ call }: Api, studentId: string): Promise<Answer<Refusals>> =>
  call(refusalsSchema, '/v1/directory/refusals/read', { studentId });

/** What the district has said of directory information, and who asked for lists. */
export const directoryDesk = ({ get }: Api): Promise<Answer<DirectoryDesk>> =>
  get(directoryDeskSchema, '/v1/directory');

/** The file of a list that was made, where it would still be the same. */
export const listFile = ({ call }: Api, requestId: string): Promise<Answer<ListFile>> =>
  call(listFileSchema, '/v1/directory/file', { requestId });
