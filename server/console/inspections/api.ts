import { type CopyPreview, copyPreviewSchema, type CopyRequest } from '../../../shared/areas/disclosures/copy/copy.ts';
import { type Inspections, inspectionsSchema } from '../../../shared/areas/inspections/inspection.ts';
import type { Answer, Api } from '../api.ts';
import type { Received } from '../file-call.ts';

/** A student's Record of Inspection. */
export const inspectionList = ({ call }: Api, studentId: string): Promise<Answer<Inspections>> =>
  call(inspectionsSchema, '/v1/inspections/read', { studentId });

/** What a copy of the log would hold, and what it would leave out. */
export const copyPreview = ({ call }: Api, studentId: string): Promise<Answer<CopyPreview>> =>
  call(copyPreviewSchema, '/v1/disclosures/copy/preview', { studentId });

/** Makes the copy. Sent again under its id it is the same file, and kept once. */
export const makeCopy = ({ file }: Api, asked: CopyRequest): Promise<Answer<Received>> =>
  file('/v1/disclosures/copy', asked, 'disclosure-log-copy.pdf');

/** What proves a copy. */
export const copyProof = ({ file }: Api, which: Which): Promise<Answer<Received>> =>
  file('/v1/disclosures/copy/proof', which, 'disclosure-log-proof.jsonl');

interface Which {
  readonly studentId: string;
  readonly inspectionId: string;
}
