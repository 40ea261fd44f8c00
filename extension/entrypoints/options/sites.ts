import { parseAdapter } from '../../../shared/sis/adapter.ts';
import { originsOf } from '../../sync/adapter-store.ts';
import type { Kept } from '../../sync/kept.ts';
import { KEYS } from '../../sync/storage-keys.ts';
import { originPattern } from './address.ts';

/**
 * The sites that the district's adapters name and the browser does not let us read yet, as origin patterns. Empty
 * until the server's adapters have arrived.
 */
export async function missingSites(kept: Kept, isAllowed: (pattern: string) => Promise<boolean>): Promise<string[]> {
  const stored = await kept.read(KEYS.adapters);
  const adapters = (stored?.answer.adapters ?? []).flatMap(({ json }) => {
    const parsed = parseAdapter(json);
    return parsed.ok ? [parsed.adapter] : [];
  });
  const patterns = [...new Set(originsOf(adapters).flatMap((origin) => originPattern(origin) ?? []))];
  const allowed = await Promise.all(patterns.map(isAllowed));
  return patterns.filter((_, place) => !allowed[place]);
}

/** A pattern as people read it: `https://sis.example/*` → `https://sis.example`. */
export function siteName(pattern: string): string {
  return pattern.replace(/\/\*$/, '');
}
