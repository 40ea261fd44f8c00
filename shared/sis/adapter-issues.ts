import type * as z from 'zod/mini';

/** Why a place of a text is wrong: `too-large` and `not-json` are of the whole, `unknown` of a key that nothing reads. */
export type AdapterFault = 'too-large' | 'not-json' | 'unknown' | 'missing' | 'unusable';

/** A place that is wrong: keys and positions with dots between them, such as `pages.0.when`; empty for the whole. */
export interface AdapterIssue {
  readonly place: string;
  readonly code: AdapterFault;
}

type Path = readonly PropertyKey[];

/** Each place once, from what the schema says of `raw`. Of a choice it is the branch that fits furthest. */
export function issuesOf(issues: readonly z.core.$ZodIssue[], raw: unknown): AdapterIssue[] {
  const found = issues
    .flatMap((issue) => placesOf(issue, []))
    .map(({ path, isUnknown }) => ({
      place: path.map(String).join('.'),
      code: codeOf(isUnknown, valueAt(raw, path)),
    }));
  return [...new Map(found.map((issue) => [issue.place, issue])).values()];
}

function codeOf(isUnknown: boolean, value: unknown): AdapterFault {
  if (isUnknown) return 'unknown';
  return value === undefined ? 'missing' : 'unusable';
}

interface Place {
  readonly path: Path;
  readonly isUnknown: boolean;
}

function placesOf(issue: z.core.$ZodIssue, above: Path): Place[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], isUnknown: true }));
  if (issue.code === 'invalid_union') {
    const [best = []] = issue.errors.toSorted((one, other) => depthOf(other) - depthOf(one));
    if (depthOf(best) > 0) return best.flatMap((each) => placesOf(each, path));
  }
  return [{ path, isUnknown: false }];
}

/** How far into what was given a branch came before it was wrong. */
function depthOf(branch: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...branch.map(({ path }) => path.length));
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
}
