import { type Group, THRESHOLD } from './report.ts';
import { isSmall } from './small.ts';
import type { ReportRecord } from './tabulate.ts';

/** The key of groups that are counted together. No group has it, whatever the SIS says. */
export const FOLDED = 'other';

/** The groups of a year as its reports tell them apart. */
export interface Fold {
  /** How many of each were enrolled. All of them stand in a table, also where nothing happened to them. */
  readonly enrolled: ReadonlyMap<string, number>;
  /** The group in which somebody of this one is counted. */
  groupOf(key: string): string;
}

/**
 * Counts groups of fewer than ten enrolled together, with those of whom nothing is recorded, and with the next smallest
 * group while they are few even so: so that no count, none of zero either, is of a group in which a student stands out
 * (R76, R77). It depends on the enrolled alone, so all reports of a year tell the same groups apart.
 */
export function foldGroups(group: Group, enrolled: ReadonlyMap<string, number>): Fold {
  const groups = [...enrolled].map(([key, students]) => ({ key, students })).filter(({ students }) => students > 0);
  groups.sort(bySize);
  const isFolded = ({ key, students }: Sized) => students < THRESHOLD || isUnrecorded(group, key);
  const together = groups.filter(isFolded);
  const kept = groups.filter((each) => !isFolded(each));
  while (isSmall({ students: sumOf(together) })) {
    const next = kept.shift();
    if (next === undefined) break;
    together.push(next);
  }
  return foldOf(kept, together, together.every(({ key }) => isUnrecorded(group, key)) ? '' : FOLDED);
}

/** The fold of each kind of group. */
export type Folds = Readonly<Record<Group, Fold>>;

/** What happened, of groups as they are told apart. */
export function folded(record: ReportRecord, { program, race, sex }: Folds): ReportRecord {
  const groups = {
    program: program.groupOf(record.program),
    race: race.groupOf(record.race),
    sex: sex.groupOf(record.sex),
  };
  return { ...record, ...groups };
}

/** Of a program nothing is unrecorded: who has none of them is a group. */
const isUnrecorded = (group: Group, key: string): boolean => key === '' && group !== 'program';

interface Sized {
  readonly key: string;
  readonly students: number;
}

function foldOf(kept: readonly Sized[], together: readonly Sized[], rest: string): Fold {
  const own = new Map(kept.map(({ key, students }) => [key, students]));
  const isNobody = together.length === 0;
  const enrolled = isNobody ? own : new Map([...own, [rest, sumOf(together)]]);
  // Something may have happened to somebody of a group that nobody enrolled is of, who had left before: a line of their
  // own would tell of them, so they are counted with the smallest.
  const strangers = isNobody ? (kept[0]?.key ?? FOLDED) : rest;
  return { enrolled, groupOf: (key) => (own.has(key) ? key : strangers) };
}

const sumOf = (groups: readonly Sized[]): number => groups.reduce((sum, { students }) => sum + students, 0);

/** Two groups of one size still have one order. */
const bySize = (a: Sized, b: Sized): number => a.students - b.students || (a.key < b.key ? -1 : 1);
