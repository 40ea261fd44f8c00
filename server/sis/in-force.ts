import { parseAdapter } from '../../shared/sis/adapter.ts';
import { type AdaptersAnswer, OFF_REASONS, type OffReason } from '../../shared/wire/adapters.ts';
import type { Looker } from '../store/store.ts';
import { adaptersOff, newestPublished } from './adapter.repo.ts';

/** The adapters in force, one revision each, and which are off and why, with the sites that they are for. */
export async function adaptersInForce(q: Looker): Promise<Pick<AdaptersAnswer, 'adapters' | 'off'>> {
  const published = await newestPublished(q);
  const off = new Map((await adaptersOff(q)).map((row) => [row.id, row.off]));
  return {
    adapters: published.filter(({ id }) => !off.has(id)),
    off: published.flatMap(({ id, json }) => {
      const why = off.get(id);
      return why === undefined ? [] : [{ id, origins: originsOf(json), why: offReason(why) }];
    }),
  };
}

/** The sites that an adapter's text is for. */
export function originsOf(json: string): string[] {
  const parsed = parseAdapter(json);
  return parsed.ok ? parsed.adapter.match.origins : [];
}

/** A reason as it is stored. */
export function offReason(stored: string): OffReason {
  const reason = OFF_REASONS.find((each) => each === stored);
  if (reason === undefined) throw new Error('An adapter is off for a reason that this version does not know.');
  return reason;
}
