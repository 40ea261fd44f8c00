import { type DigestAnswer, digestAnswerSchema } from '../../../shared/wire/digest.ts';
import type { Answer, Api } from '../api.ts';

/** A day (`YYYY-MM-DD`) of the district in numbers, with the newest checkpoint. */
export function dailyDigest({ call }: Api, day: string): Promise<Answer<DigestAnswer>> {
  return call(digestAnswerSchema, '/v1/audit/digest', { day });
}
