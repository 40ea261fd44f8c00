import type { NameMode } from './policy.ts';

/** What a state's rule is said to ask of a district: a proposal, never in force before the district's counsel confirmed it. */
export interface StatePreset {
  /** The state's two letters. */
  readonly state: string;
  /** Null: there is a rule, and counsel has to say what it asks. */
  readonly mode: Exclude<NameMode, 'off'> | null;
  /** Where it is written, or that it was told and not read. */
  readonly source: string;
}

const told = (state: string): StatePreset => ({ state, mode: null, source: 'Told of, not read' });

/** Of a state that is not here nothing is proposed. By the states' letters. */
export const STATE_PRESETS: readonly StatePreset[] = [
  told('AL'),
  { state: 'AR', mode: 'consent', source: "Told of, not read: a parent's written permission" },
  {
    state: 'FL',
    mode: 'consent',
    source: "Fla. Admin. Code 6A-1.0955(8)(m): a parent's form for any deviation from the legal name, nicknames too",
  },
  told('IA'),
  told('ID'),
  told('IN'),
  told('KY'),
  told('MT'),
  told('NC'),
  told('ND'),
  { state: 'OH', mode: 'notify', source: 'Ohio HB 8: prompt notice to the parents' },
  told('TN'),
  told('UT'),
];
