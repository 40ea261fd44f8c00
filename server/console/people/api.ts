import { type Person, personSchema } from '../../../shared/areas/access/people.ts';
import { type Simulated, simulateSchema, simulateSheetSchema } from '../../../shared/areas/access/sight.ts';
import type { FaceSheet } from '../../../shared/areas/cases/face-sheet.ts';
import type { Answer, Api } from '../api.ts';

/** Rows on one page of the list of staff, and of the students two may see. */
export const PAGE_SIZE = 50;

/** A member of staff with roles, claims and, for who may assign it, the caseload. */
export function personOf({ call }: Api, staffId: string): Promise<Answer<Person>> {
  return call(personSchema, '/v1/people/person', { staffId });
}

export type StudentStart = NonNullable<Simulated['both']['next']>;

/** What somebody may see, in numbers, and the students whom both may see, in the order of their names. */
export function simulate({ call }: Api, staffId: string, after: StudentStart | undefined): Promise<Answer<Simulated>> {
  return call(simulateSchema, '/v1/access/simulate', { staffId, after, limit: PAGE_SIZE });
}

/** A face sheet with only what both may see of it. */
export function simulatedSheet({ call }: Api, staffId: string, studentId: string): Promise<Answer<FaceSheet>> {
  return call(simulateSheetSchema, '/v1/access/simulate/face-sheet', { staffId, studentId });
}
