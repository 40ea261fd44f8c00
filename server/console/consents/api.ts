import {
  type Consents,
  consentsSchema,
  type EndingConsents,
  endingConsentsSchema,
} from '../../../shared/areas/consents/consent.ts';
import type { Answer, Api } from '../api.ts';

/** A student's consents. */
export function consentsOf({ call }: Api, studentId: string): Promise<Answer<Consents>> {
  return call(consentsSchema, '/v1/consents/read', { studentId });
}

/** The consents of all students that end within 60 days. */
export function endingConsents({ call }: Api): Promise<Answer<EndingConsents>> {
  return call(endingConsentsSchema, '/v1/consents/ending', {});
}
