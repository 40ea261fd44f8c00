import {
  type AccessCheck,
  accessCheckSchema,
  type Audience,
  audienceSchema,
} from '../../../shared/areas/access/sight.ts';
import type { Answer, Api } from '../api.ts';

/** Who can see this student today, by rule. */
export function audienceOf({ call }: Api, studentId: string): Promise<Answer<Audience>> {
  return call(audienceSchema, '/v1/students/audience', { studentId });
}

/** What is asked: could this person see that student on that day (`YYYY-MM-DD`)? */
export interface Question {
  readonly staffId: string;
  readonly studentId: string;
  readonly day: string;
}

export function checkAccess({ call }: Api, question: Question): Promise<Answer<AccessCheck>> {
  return call(accessCheckSchema, '/v1/access/check', question);
}
