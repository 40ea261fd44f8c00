import { type Duties, dutiesSchema } from '../../../shared/areas/duties/duty-wire.ts';
import type { Answer, Api } from '../api.ts';

/** The yearly duties of a school year; of this one where none is said. */
export function dutiesOf({ call }: Api, year: string | null): Promise<Answer<Duties>> {
  return call(dutiesSchema, '/v1/duties/read', { year });
}
