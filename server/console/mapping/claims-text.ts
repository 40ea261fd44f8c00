import { claimSchema, type PastedClaim } from '../../../shared/areas/access/mapping.ts';

/** What is wrong with a line. */
export type LineIssue = 'no-equals' | 'no-claim' | 'no-value' | 'too-long' | 'unknown-building' | 'not-text';

export interface LineError {
  /** Counted from 1, blank lines too: as the box shows it. */
  readonly line: number;
  readonly issue: LineIssue;
  /** The building's number, where it is unknown. */
  readonly number: string;
}

export interface ReadClaims {
  readonly claims: readonly PastedClaim[];
  readonly errors: readonly LineError[];
}

interface Numbered {
  readonly id: string;
  readonly number: string;
}

/** ` @ 310` at the end. The space before it tells a building from the address in `mail = a@school.example`. */
const AT_BUILDING = /\s@\s*(\S*)$/;

/**
 * Claims as somebody writes or pastes them, one a line: `group = SOC_WORK @ 310`, where 310 is the building's number
 * and may be left out. The first `=` divides, so that a value may hold one (`CN=Teachers,OU=Staff`). Blank lines are
 * skipped; every other line is a claim or an error.
 */
export function readClaims(text: string, buildings: readonly Numbered[]): ReadClaims {
  const claims: PastedClaim[] = [];
  const errors: LineError[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, buildings);
    if ('claim' in read) claims.push(read);
    else errors.push({ line: index + 1, ...read });
  }
  return { claims, errors };
}

function readLine(line: string, buildings: readonly Numbered[]): PastedClaim | Omit<LineError, 'line'> {
  const wrong = (issue: LineIssue, number = '') => ({ issue, number });
  const equals = line.indexOf('=');
  if (equals < 0) return wrong('no-equals');
  const claim = line.slice(0, equals).trim();
  const rest = line.slice(equals + 1).trimEnd();
  const at = AT_BUILDING.exec(rest);
  const value = (at === null ? rest : rest.slice(0, at.index)).trim();
  if (claim === '') return wrong('no-claim');
  if (value === '') return wrong('no-value');
  const number = at?.[1] ?? '';
  const building = at === null ? null : buildings.find((each) => each.number === number)?.id;
  if (building === undefined) return wrong('unknown-building', number);
  const parsed = claimSchema.safeParse({ claim, value, building });
  if (parsed.success) return parsed.data;
  return wrong(parsed.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'not-text');
}
