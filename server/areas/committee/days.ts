import * as z from 'zod/mini';
import { committeeDaysSchema, DEFAULT_DAYS } from '../../../shared/areas/committee/committee.ts';
import type { Looker } from '../../store/store.ts';
import { committeeDaysText } from './days.repo.ts';

const keptSchema = z.object({ rev: z.int(), days: committeeDaysSchema });
/** When the committee meets, with the revision of it. */
export type KeptDays = z.infer<typeof keptSchema>;

/** Of a district that has not said: every Wednesday (R24). */
export const FIRST: KeptDays = { rev: 0, days: DEFAULT_DAYS };

/** When the committee meets. */
export async function readDays(q: Looker): Promise<KeptDays> {
  const text = await committeeDaysText(q);
  return text === undefined ? FIRST : parseDays(text);
}

export const parseDays = (text: string): KeptDays => keptSchema.parse(JSON.parse(text));
