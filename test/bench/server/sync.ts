import { median } from '../stats.ts';
import { figure, say, table } from '../table.ts';
import { ask } from './ask.ts';
import { lastRev } from './contacts.ts';
import { caseloadOf, idOf, type Shape, tokenOf } from './people.ts';
import { question } from './requests.ts';
import { NEW_SHARE } from './works.ts';

const KB = 1000;
/** Caseloads, one after the other; the first are not counted. */
const [WARM, COUNTED] = [2, 10];

interface Server {
  readonly name: string;
  readonly port: number;
}

/** A caseload brought up to now: how many requests and changes, how many bytes came, and how long it took. */
interface Synced {
  readonly requests: number;
  readonly changes: number;
  readonly bytes: number;
  readonly ms: number;
}

/**
 * What one client waits for, with nobody beside it: the first sync of a caseload of 150, from nothing until there is no
 * more; a pull of what is new since, of a tenth of the district's students; and one of nothing, as most of them are.
 */
export async function benchSync(servers: readonly Server[], shape: Shape): Promise<void> {
  const last = lastRev(shape);
  const kinds = [
    ['first sync of 150', 0],
    ['incremental', last - Math.floor(shape.students / NEW_SHARE)],
    // Beyond what was written when the answers were compared.
    ['nothing new', Number.MAX_SAFE_INTEGER],
  ] as const;
  const rows: string[][] = [];
  for (const [kind, rev] of kinds) {
    for (const { name, port } of servers) {
      const one = await middleOf(port, shape, rev);
      const size = figure(one.bytes / KB, 1);
      rows.push([kind, name, figure(one.requests), figure(one.changes), size, figure(one.ms, 1)]);
    }
  }
  say('\nSync of a caseload: one client, one request at a time, medians of caseloads');
  say(table(['', 'server', 'requests', 'changes', 'KB', 'ms'], rows, 2));
}

async function middleOf(port: number, shape: Shape, rev: number): Promise<Synced> {
  const all: Synced[] = [];
  for (let i = 0; i < WARM + COUNTED; i += 1) all.push(await synced(port, shape, i % shape.workers, rev));
  const middle = (of: keyof Synced) => median(all.slice(WARM).map((one) => one[of]));
  return { requests: middle('requests'), changes: middle('changes'), bytes: middle('bytes'), ms: middle('ms') };
}

/** Pulls as a client does: it keeps what came, and asks again from there while there is more. */
async function synced(port: number, shape: Shape, worker: number, from: number): Promise<Synced> {
  const students = caseloadOf(shape, worker).map((student) => idOf('student', student));
  let [requests, changes, bytes, ms, rev] = [0, 0, 0, 0, from];
  for (let more = true; more; requests += 1) {
    const request = question('/v1/pull', tokenOf(worker), { held: students.map((id) => ({ id, rev })) })();
    const began = performance.now();
    const { status, body } = await ask(port, request);
    ms += performance.now() - began;
    if (status !== 200) throw new Error(`A pull has the status ${status}.`);
    const answer = JSON.parse(body.toString()) as { cursor: number; changed: unknown[]; more: boolean };
    bytes += Buffer.byteLength(body);
    changes += answer.changed.length;
    ({ cursor: rev, more } = answer);
  }
  return { requests, changes, bytes, ms };
}
