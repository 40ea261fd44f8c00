import { type Today, todaySchema } from '../../../shared/areas/today/today.ts';
import type { Answer, Api } from '../api.ts';

/** What is due, waits or ends soon. */
export function whatIsDue({ call }: Api): Promise<Answer<Today>> {
  return call(todaySchema, '/v1/today', {});
}
