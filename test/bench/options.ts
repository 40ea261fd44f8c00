import { parseArgs } from 'node:util';

/** What to measure, how long, on how much. */
export interface Options {
  readonly only: 'server' | 'extension' | undefined;
  readonly students: number;
  readonly rounds: number;
  /** Length of one run of one work on one contender. */
  readonly seconds: number;
  /** Page loads and clicks of the extension part. */
  readonly loads: number;
  /** Where to leave CPU profiles of our server, if wanted. */
  readonly profile: string | undefined;
}

const FULL = { students: 20_000, rounds: 3, seconds: 3, loads: 20 };
const QUICK = { students: 2_000, rounds: 2, seconds: 1, loads: 5 };
const STUDENTS_MIN = 1_000;
const MAX = { students: 1_000_000, rounds: 20, seconds: 60, loads: 200 };

/** Reads the command line. Throws a text that says what may be given. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      students: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      loads: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const { only, profile } = values;
  if (only !== undefined && only !== 'server' && only !== 'extension')
    throw new Error('--only takes server or extension.');
  const base = values.quick ? QUICK : FULL;
  const count = (name: keyof typeof FULL, least = 1) => whole(name, values[name], base[name], least);
  return {
    only,
    students: count('students', STUDENTS_MIN),
    rounds: count('rounds'),
    seconds: count('seconds'),
    loads: count('loads'),
    profile,
  };
}

function whole(name: keyof typeof MAX, given: string | undefined, otherwise: number, least: number): number {
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= MAX[name]) return value;
  throw new Error(`--${name} takes a whole number from ${least} to ${MAX[name]}.`);
}
