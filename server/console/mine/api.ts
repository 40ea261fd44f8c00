import { type History, historySchema } from '../../../shared/areas/access/sight.ts';
import type { Answer, Api } from '../api.ts';

/** Rows on one page of the history. */
const PAGE_SIZE = 50;

/** One's own uses of the system, newest first; `before` is the last page's `next`. */
export function ownHistory({ call }: Api, before: number | undefined): Promise<Answer<History>> {
  return call(historySchema, '/v1/history/own', { before, limit: PAGE_SIZE });
}
