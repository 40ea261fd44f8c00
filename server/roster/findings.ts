import { type RuleId, RULES } from './rules.ts';

/** One deviation from the standard, without any value of a person beyond the sourcedId. */
export interface Finding {
  readonly file: string;
  /** The line in the file, or the first of them when `times` is more than one; null when it is about the file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: RuleId;
  readonly reason: string;
  readonly sourcedId: string | null;
  /** How many rows it stands for. */
  readonly times: number;
}

export interface Place {
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  readonly sourcedId?: string;
}

/** Collects what a set breaks, in the order it is met. */
export interface Findings {
  add(rule: RuleId, place: Place): void;
  all(): readonly Finding[];
}

export function createFindings(): Findings {
  const list: (Finding & { times: number })[] = [];
  const merged = new Map<string, Finding & { times: number }>();
  return {
    add(rule, place) {
      const once = RULES[rule].each === 'column';
      const key = `${rule}|${place.file}|${place.column ?? ''}`;
      const known = once ? merged.get(key) : undefined;
      if (known) {
        known.times += 1;
        return;
      }
      const finding = describe(rule, place);
      list.push(finding);
      if (once) merged.set(key, finding);
    },
    all: () => list,
  };
}

function describe(rule: RuleId, { file, row, column, sourcedId }: Place): Finding {
  return {
    file,
    row: row ?? null,
    column: column ?? null,
    rule,
    reason: RULES[rule].reason,
    sourcedId: sourcedId || null,
    times: 1,
  };
}
