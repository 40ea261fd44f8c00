import { m } from '../../../shared/messages/generated/messages.js';
import type { TriedPage } from '../../../shared/sis/describe/proof.ts';
import type { Sighting } from '../../../shared/sis/sighting.ts';
import { combine, type TabSighting } from '../../sync/combine.ts';
import type { FrameTrial } from './adapter-messages.ts';

/** What an adapter makes of the page beside the window, all its frames together. */
export interface Outcome {
  readonly shown: TabSighting;
  /** Selectors of the fingerprint that no frame has. */
  readonly missing: readonly string[];
}

export function outcomeOf(frames: readonly FrameTrial[]): Outcome {
  const sightings: Record<number, Sighting> = Object.fromEntries(frames.map(({ trial }, at) => [at, trial.sighting]));
  const known = frames.some(({ trial }) => trial.missing.length === 0);
  return {
    shown: combine(sightings),
    missing: known ? [] : [...new Set(frames.flatMap(({ trial }) => trial.missing))],
  };
}

/** The same in words. Names and numbers stay in the window. */
export function outcomeWords({ shown, missing }: Outcome): string {
  switch (shown.kind) {
    case 'changing':
      return m.sis_out_busy();
    case 'conflict':
      return m.sis_out_conflict({ places: shown.witnesses.map(({ where, value }) => `${where}: ${value}`).join('; ') });
    case 'unknown':
      return unknownWords(shown.why, missing);
    case 'seen': {
      const { sisId: number, name } = shown.seen;
      if (number === undefined) return m.sis_out_name({ name: name ?? '' });
      return name === undefined ? m.sis_out_student_unnamed({ number }) : m.sis_out_student({ name, number });
    }
  }
}

function unknownWords(why: Extract<TabSighting, { kind: 'unknown' }>['why'], missing: readonly string[]): string {
  if (missing.length > 0) return m.sis_out_missing({ marks: missing.join(', ') });
  if (why === 'roster') return m.sis_out_roster();
  if (why === 'none') return m.sis_out_none();
  return why === 'no-adapter' ? m.sis_out_frame() : m.sis_out_strange();
}

/** How it counts, once somebody has said whether it is right; null while there is nothing to say it of. */
export function triedAs({ shown }: Outcome, right: boolean): TriedPage | null {
  switch (shown.kind) {
    case 'changing':
      return null;
    case 'conflict':
      return { outcome: 'conflict', who: null, right };
    case 'unknown':
      return shown.why === 'no-adapter' ? null : { outcome: shown.why, who: null, right };
    case 'seen': {
      const { sisId, name } = shown.seen;
      return { outcome: sisId === undefined ? 'name-only' : 'student', who: sisId ?? name ?? '', right };
    }
  }
}
