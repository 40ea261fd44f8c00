import { type Consents, consentsSchema } from '../../../shared/areas/consents/consent.ts';
import type { Answer, Api } from '../api.ts';

/** A student's consents. */
export function consentsOf({ call }: Api, studentId: string): Promise<Answer<Consents>> {
  return call(consentsSchema, '/v1/consents/read', { studentId });
}
