import { parseArgs } from 'node:util';

const PARTS = ['server', 'access', 'extension', 'trail', 'growth'] as const;
export type Part = (typeof PARTS)[number];

/** What to measure, how long, on how much. */
export interface Options {
  readonly parts: readonly Part[];
  readonly students: number;
  /** The districts whose cost is compared, by their numbers of students. */
  readonly sizes: readonly number[];
  /** How long the trail of the trail part is. */
  readonly entries: number;
  readonly rounds: number;
  /** Length of one run of one work on one contender. */
  readonly seconds: number;
  /** Page loads and clicks of the extension part. */
  readonly loads: number;
  /** Where to leave CPU profiles of our server, if wanted. */
  readonly profile: string | undefined;
}

/** Growth needs gigabytes and minutes: it is measured only when it is asked for. */
const USUAL: readonly Part[] = ['server', 'access', 'extension', 'trail'];
const FULL = { students: 20_000, entries: 1_000_000, rounds: 3, seconds: 3, loads: 20, sizes: '10000,100000,1000000' };
const QUICK = { students: 2_000, entries: 50_000, rounds: 2, seconds: 1, loads: 5, sizes: '2000,20000' };
const STUDENTS_MIN = 1_000;
const MAX = { students: 1_000_000, entries: 10_000_000, sizes: 1_000_000, rounds: 20, seconds: 60, loads: 200 };

/** Reads the command line. Throws a text that says what may be given. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      students: { type: 'string' },
      entries: { type: 'string' },
      sizes: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      loads: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const base = values.quick ? QUICK : FULL;
  const count = (name: Exclude<keyof typeof FULL, 'sizes'>, least = 1) =>
    whole(name, values[name] ?? base[name], least);
  return {
    parts: partsOf(values.only),
    students: count('students', STUDENTS_MIN),
    sizes: sizesOf(values.sizes ?? base.sizes),
    entries: count('entries'),
    rounds: count('rounds'),
    seconds: count('seconds'),
    loads: count('loads'),
    profile: values.profile,
  };
}

function partsOf(only: string | undefined): readonly Part[] {
  if (only === undefined) return USUAL;
  const parts = PARTS.filter((part) => part === only);
  if (parts.length === 0) throw new Error(`--only takes ${PARTS.join(', ')}: one of them.`);
  return parts;
}

/** Two sizes or more, each once, the smallest first: it is what the others are compared to. */
function sizesOf(given: string): number[] {
  const sizes = [...new Set(given.split(',').map((size) => whole('sizes', size, STUDENTS_MIN)))];
  if (sizes.length < 2) throw new Error('--sizes takes two numbers of students or more, such as 10000,100000.');
  return sizes.sort((a, b) => a - b);
}

function whole(name: keyof typeof MAX, given: string | number, least: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= MAX[name]) return value;
  throw new Error(`--${name} takes a whole number from ${least} to ${MAX[name]}.`);
}
