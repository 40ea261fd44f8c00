import { checkTrail } from '../audit/check-trail.ts';
import { sizeText } from '../size-text.ts';
import type { EngineFacts, Looked } from '../store/examine/engine-facts.ts';
import { type OnStep, step } from '../store/examine/progress.ts';
import { fault, faultsOr, type Finding, ok, warning } from './finding.ts';

const SECOND_MS = 1_000;
const SLACK_MS = 2 * SECOND_MS;
const MINUTE_MS = 60 * SECOND_MS;
const LARGE_WAL = 200_000_000;
const BUSY_SHARE = 0.8;

/** What the engine says about itself and about the record as a whole. */
export function checkEngine(facts: EngineFacts): Finding[] {
  const { version, where, encrypted, settings, size, walSize, connections } = facts;
  const set = settings.map(({ name, value }) => `${name} ${value}`).join(', ');
  const wrong = settings.flatMap(({ name, value, fault: why }) =>
    why === undefined ? [] : [fault('engine settings', `${name} is ${value}: ${why}`)],
  );
  return [
    ok('engine', `${version}, ${where}${encrypted ? ', encrypted' : ', not encrypted by Facesheet'}`),
    ...(wrong.length > 0 ? wrong : [ok('engine settings', set)]),
    ok('size', sizeText(size)),
    ...(walSize === undefined ? [] : [checkWal(walSize)]),
    ...(connections === undefined ? [] : [checkConnections(connections)]),
  ];
}

function checkWal(bytes: number): Finding {
  const text = `${sizeText(bytes)} of changes beside the database`;
  if (bytes < LARGE_WAL) return ok('write-ahead log', text);
  return warning('write-ahead log', `${text}: a command that reads for long keeps them from being taken in`);
}

function checkConnections({ used, most }: { used: number; most: number }): Finding {
  const text = `${used} of ${most} in use`;
  return used > BUSY_SHARE * most ? warning('connections', `${text}: a server may find none`) : ok('connections', text);
}

/** Whether the record's tables are those of this program. */
export async function checkSchema({ pending }: Looked): Promise<Finding> {
  const about = 'schema';
  try {
    const missing = await pending();
    if (missing.length === 0) return ok(about, "at this program's version");
    return warning(about, `older than this program: the next start brings it forward (${missing.join(', ')})`);
  } catch (error) {
    return fault(about, error instanceof Error ? error.message : 'cannot be told');
  }
}

/** Rows by table, and what the database itself must enforce. */
export async function checkTables({ examiner, unguarded }: Looked): Promise<Finding[]> {
  const tables = (await examiner.tables()).map(({ table, rows }) => `${table} ${rows}`);
  return [
    ok('rows', tables.join(', ')),
    ...faultsOr('guards', await unguarded(), 'the database itself refuses changes of the trail'),
  ];
}

/** Our clock against the database's, and both against the newest entry. `now`: epoch ms. */
export async function checkClock({ facts, examiner }: Looked, now: number): Promise<Finding[]> {
  const newest = await examiner.newestEntryAt();
  return [...(facts.clockAhead === undefined ? [] : [checkSkew(facts.clockAhead)]), checkNewest(newest, now)];
}

function checkSkew(ahead: number): Finding {
  const about = 'clock';
  const text = `the database's is ${Math.abs(ahead) / SECOND_MS} s ${ahead < 0 ? 'behind' : 'ahead of'} this machine's`;
  if (Math.abs(ahead) > MINUTE_MS) return fault(about, `${text}: set both by the network's time`);
  return Math.abs(ahead) > SLACK_MS ? warning(about, `${text}: set both by the network's time`) : ok(about, text);
}

function checkNewest(newest: number | undefined, now: number): Finding {
  const about = 'newest entry';
  if (newest === undefined) return ok(about, 'the trail is empty');
  const time = new Date(newest).toISOString();
  if (newest <= now + SLACK_MS) return ok(about, time);
  return warning(about, `${time}, which is in the future: was the clock put back?`);
}

/** Pages, references and what is derived from other rows. */
export async function checkIntegrity({ examiner, integrity }: Looked, onStep: OnStep): Promise<Finding[]> {
  await step(onStep, 'Checking the database');
  return [
    ...faultsOr('integrity', await integrity(), 'pages and references are sound'),
    ...faultsOr('derived rows', await examiner.derived(), 'they fit what they are derived from'),
  ];
}

/** The whole trail, line by line. */
export async function checkWholeTrail({ examiner }: Looked, onStep: OnStep): Promise<Finding[]> {
  const { size, root, faults } = await checkTrail(examiner, onStep);
  return faultsOr('audit trail', faults, `entries: ${size}, every one verified, root ${root}`);
}
