import { DAY_MS } from '../disclosures.ts';

/** What a page of the disclosure log is asked by. Instants in epoch ms, `[from, until)`. */
export interface DisclosuresAsked {
  readonly buildingId: string;
  readonly from: number;
  readonly until: number;
  readonly before?: { readonly at: number; readonly id: string };
  readonly limit: number;
}

/** Names the parameters of `DISCLOSURES`: which days lie wholly in the range, and what is left at its two ends. */
export function pageParameters({ buildingId, from, until, before, limit }: DisclosuresAsked) {
  const firstDay = Math.ceil(from / DAY_MS);
  const lastDay = Math.floor(until / DAY_MS);
  const headEnd = Math.min(firstDay * DAY_MS, until);
  return {
    building: buildingId,
    from,
    until,
    firstDay,
    lastDay,
    headEnd,
    tailStart: Math.max(lastDay * DAY_MS, headEnd),
    beforeAt: before?.at ?? until,
    beforeId: before?.id ?? '',
    limit,
  };
}
