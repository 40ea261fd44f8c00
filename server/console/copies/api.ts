import {
  type Copy,
  type CopyList,
  copyListSchema,
  copyMadeSchema,
  copySchema,
  type COPY_VIEWS,
} from '../../../shared/areas/copies/copy.ts';
import type { Answer, Api } from '../api.ts';
import type { Received } from '../file-call.ts';

const MOST = 200;

export interface Which {
  readonly studentId: string;
  readonly copyId: string;
}

/** A copy as it stands. */
export const copyOf = ({ call }: Api, which: Which): Promise<Answer<Copy>> =>
  call(copySchema, '/v1/copies/read', which);

/** Copies that are being made, or were handed over. */
export const copyList = ({ call }: Api, view: (typeof COPY_VIEWS)[number]): Promise<Answer<CopyList>> =>
  call(copyListSchema, '/v1/copies/list', { view, limit: MOST });

/** Sets the file before it is handed over. */
export const makeCopy = ({ call }: Api, which: Which) => call(copyMadeSchema, '/v1/copies/make', which);

/** The file of a copy that was handed over. */
export const copyFile = ({ file }: Api, which: Which): Promise<Answer<Received>> =>
  file('/v1/copies/file', which, 'copy-of-record.pdf');
