import { type AuditEntry, decodeLine } from '../../shared/audit/line.ts';
import { appendLeaf, type CompactRange, EMPTY_RANGE, leafHash, rootHash } from '../../shared/audit/tree.ts';
import type { Examiner, StoredLine } from '../store/examine/examiner.ts';
import { type OnStep, step } from '../store/examine/progress.ts';
import { checkpointCheck } from './check-checkpoints.ts';
import { sha256, toBase64 } from './sha256.ts';

/** What a trail is, as its lines say. */
export interface TrailState {
  readonly size: number;
  /** base64 */
  readonly root: string;
}

export interface CheckedTrail extends TrailState {
  /** In words and numbers of entries only; empty when all is well. */
  readonly faults: readonly string[];
}

const BATCH = 5_000;
/** Enough to see what happened; a trail that was rewritten would fill the screen. */
const MOST_FAULTS = 10;

/**
 * Goes through the whole trail: numbers without a gap, columns and details that fit their line, a root over all lines
 * that is the stored one, and at each checkpoint the one that was signed. A detail that was destroyed on purpose (R42)
 * is no fault.
 */
export async function checkTrail(trail: Examiner, onStep: OnStep): Promise<CheckedTrail> {
  const faults: string[] = [];
  const head = await readHead(trail, faults);
  const checkpoints = checkpointCheck(await trail.checkpoints());
  let range = EMPTY_RANGE;
  let last = 0;
  for await (const lines of inBatches(trail)) {
    await step(onStep, 'Checking the trail', last, head?.size ?? 0);
    for (const line of lines) {
      if (line.seq !== last + 1) faults.push(gap(last + 1, line.seq));
      faults.push(...faultsOf(line));
      range = appendLeaf(sha256, range, leafHash(sha256, line.line));
      checkpoints.at(range);
      last = line.seq;
    }
  }
  const stray = await trail.strayDetails();
  if (stray > 0) faults.push(`${stray} details belong to no entry`);
  const found = stateOf(range);
  if (head !== undefined) faults.push(...compare(found, head));
  faults.push(...checkpoints.faults());
  return { ...found, faults: shortened(faults) };
}

/** All lines in order, some thousand at a time: those with a number below 1, which no trail has, come first. */
export async function* inBatches(trail: Pick<Examiner, 'lines'>): AsyncGenerator<readonly StoredLine[]> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const lines = await trail.lines(after, BATCH);
    const last = lines.at(-1);
    if (last === undefined) return;
    yield lines;
    after = last.seq;
  }
}

/** Size and root of a range. */
export function stateOf(range: CompactRange): TrailState {
  return { size: range.size, root: toBase64(rootHash(sha256, range)) };
}

async function readHead(trail: Examiner, faults: string[]): Promise<TrailState | undefined> {
  try {
    const head = await trail.head();
    if (head !== undefined) return stateOf(head);
    faults.push('the head is missing');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    faults.push('the head cannot be read');
  }
  return undefined;
}

function faultsOf(stored: StoredLine): string[] {
  const entry = decoded(stored.line);
  if (typeof entry === 'string') return [`entry ${stored.seq} cannot be read: ${entry}`];
  const copies: readonly (readonly [column: string, copy: unknown, original: unknown])[] = [
    ['seq', stored.seq, entry.seq],
    ['at', stored.at, entry.at],
    ['actor_id', stored.actorId, entry.actorId],
    ['action', stored.action, entry.action],
    ['decision', stored.decision ?? entry.decision, entry.decision],
    ['student_id', stored.studentId, entry.studentId ?? null],
  ];
  const faults = copies
    .filter(([, copy, original]) => copy !== original)
    .map(([column]) => `entry ${stored.seq}: its column ${column} is not what its line says`);
  if (!detailFits(stored, entry)) faults.push(`entry ${stored.seq}: its detail is not the one that was committed to`);
  return faults;
}

function decoded(line: string): AuditEntry | string {
  try {
    return decodeLine(line);
  } catch (error) {
    // A parser repeats what it stumbled over: only our own words go on.
    return error instanceof RangeError ? error.message : 'not a line of the audit trail';
  }
}

function detailFits({ salt, detail }: StoredLine, { detailCommit }: AuditEntry): boolean {
  if (salt === null || detail === null) return salt === detail;
  const bytes = Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(detail, 'utf8')]);
  return toBase64(sha256(bytes)) === detailCommit;
}

function compare(found: TrailState, head: TrailState): string[] {
  if (found.size !== head.size) return [`the head counts ${head.size} entries, but there are ${found.size}`];
  return found.root === head.root ? [] : ['the lines do not give the stored root: at least one was altered'];
}

function gap(expected: number, found: number): string {
  if (found < expected) return `entry ${found} has no place in the trail`;
  if (found === expected + 1) return `entry ${expected} is missing`;
  return `entries ${expected} to ${found - 1} are missing`;
}

function shortened(faults: readonly string[]): readonly string[] {
  if (faults.length <= MOST_FAULTS) return faults;
  return [...faults.slice(0, MOST_FAULTS), `and ${faults.length - MOST_FAULTS} more faults`];
}
