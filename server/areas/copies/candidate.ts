import type { Mark } from '../../../shared/areas/copies/exclusions.ts';
import type { HeldPart } from '../../../shared/areas/copies/parts.ts';
import type { Line } from '../../../shared/areas/copies/redact.ts';
import type { Locale } from '../../policy/index.ts';

/** A line that may go into a copy, with what may keep it out. */
export interface Candidate extends Line {
  readonly part: HeldPart;
  readonly marks: readonly Mark[];
}

/** In which language a copy is, and by whose clock. */
export interface Copying {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Facts as a text, one a line. */
export const factsText = (facts: readonly (readonly [string, string])[]): string =>
  facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
