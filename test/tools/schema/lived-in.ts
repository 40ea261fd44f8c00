import pino from 'pino';
import { createApp } from '../../../server/app.ts';
import { systemContext } from '../../../server/cli/context.ts';
import { readConfig } from '../../../server/config.ts';
import { createAccount } from '../../../server/identity/create-account.ts';
import { importAssignments } from '../../../server/roster/import-assignments.ts';
import { importRoster } from '../../../server/roster/import-roster.ts';
import { smallSet, zipOf } from '../../../server/roster/testing/sets.ts';
import { publishAdapter } from '../../../server/sis/publish-adapter.ts';
import type { Store } from '../../../server/store/store.ts';
import { demoPlainAdapter } from '../../demo/sis/adapters.ts';
import { PASSWORD } from '../small-district.ts';
import type { TestRuntime } from '../runtime.ts';
import { addRest, signIt } from './lived-in-rest.ts';

const TODAY = '2026-11-20';
const ASSIGNMENTS = [
  'kind,staff,name,building,student,since,until',
  'role,7p1,recordsManager,,,2026-08-01,',
  'role,7t1,superintendent,,,2026-08-01,',
  'role,7t2,administrator,,,2026-08-01,',
  'group,7t3,SOC_WORK,,,2026-08-01,',
  'attribute,,sped,,903,2026-09-01,',
  'role,7t3,socialWorker,,,2026-08-01,2027-07-01',
  'relation,7t3,serving,,903,2026-09-01,2027-06-10',
].join('\r\n');

/** Hard to quote, hard to sort, and more than one line. */
const NOTE = "Said: “we'll be there” -- at 3:15; thanks. \\ è 家 🚌\nCalls back.";

/** Throws when the answer has another status. */
type Send = (path: string, body: object, token?: string, status?: number) => Promise<Record<string, unknown>>;

/** The social worker's account in a lived-in store. */
export const WORKER = { username: 'sworker', password: PASSWORD };

/**
 * Lives in a store for a morning, through its own doors: a roster, accounts, sign-ins that fail and succeed, notes,
 * looks at what may be seen and what may not. Afterwards every table has rows. Everybody is invented.
 */
export async function liveIn(store: Store, runtime: TestRuntime): Promise<void> {
  const context = () => systemContext(runtime.now());
  await importRoster(store, zipOf(smallSet()), { asOf: TODAY, fileName: 'roster.zip' });
  await importAssignments(store, ASSIGNMENTS, { asOf: TODAY, fileName: 'assignments.csv' });
  await createAccount(store, context(), { staffNumber: '7t3', ...WORKER });
  const others = { '7p1': 'records', '7t1': 'leader', '7t2': 'admin' };
  for (const [staffNumber, username] of Object.entries(others)) {
    await createAccount(store, context(), { staffNumber, username, password: PASSWORD });
  }
  await publishAdapter(store, context(), JSON.stringify(demoPlainAdapter('https://sis.example.org')));
  await addRest(store, context());
  await useIt(store, runtime);
  await signIt(store, context());
}

async function useIt(store: Store, runtime: TestRuntime): Promise<void> {
  const send = sender(store);
  await send('/v1/session', { ...WORKER, password: 'not the password' }, undefined, 401);
  runtime.advance(60_000);
  const token = await signIn(send, WORKER);
  await addContact(send, token, runtime, NOTE);
  runtime.advance(60_000);
  await addContact(send, token, runtime, 'Came by.');
  const { studentId } = await lookUp(send, token, '903');
  await send('/v1/students/face-sheet', { studentId }, token);
  await lookUp(send, token, '901', 404);
  const records = await signIn(send, { username: 'records', password: PASSWORD });
  await send('/v1/audit/list', { limit: 50 }, records);
  await send('/v1/session', { username: 'nobody', password: 'not the password' }, undefined, 401);
  await decideAccess(send, runtime, token);
}

/** An application and what came of it, an emergency, and a role map with the draft of its successor. */
async function decideAccess(send: Send, runtime: TestRuntime, token: string): Promise<void> {
  const op = (kind: string, body: object, by: string) => apply(send, by, { opId: runtime.id(), kind, body });
  const written = { about: '901', seen: seen('901'), information: 'Attendance this year.', need: 'To plan the week.' };
  await op('application.write', written, token);
  const leader = await signIn(send, { username: 'leader', password: PASSWORD });
  const { rows } = (await send('/v1/applications/list', { whose: 'all', limit: 1 }, leader)) as { rows?: Applied[] };
  const [applied] = rows ?? [];
  if (applied?.student == null) throw new Error('The application did not come in.');
  const about = { applicationId: applied.id, rev: applied.rev, studentId: applied.student.studentId };
  const decided = { form: 'limited', fieldClasses: ['casework'], until: '2026-12-20', text: 'For the plan.' };
  await op('application.decide', { ...about, ...decided }, leader);
  await op('emergency.open', { seen: seen('902'), threat: 'Says that something will happen tonight.' }, token);
  const admin = await signIn(send, { username: 'admin', password: PASSWORD });
  await op('mapping.save', { rev: 0, rows: [] }, admin);
}

interface Applied {
  readonly id: string;
  readonly rev: number;
  readonly student: { readonly studentId: string } | null;
}

/** The whole server over the store, without a socket. */
export function sender(store: Store): Send {
  const app = createApp({
    config: readConfig({ TIME_ZONE: 'America/Chicago' }),
    store,
    log: pino({ level: 'silent' }),
  });
  return async (path, body, token, status = 200) => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== status) throw new Error(`${path} answered ${answer.status}, not ${status}.`);
    return (await answer.json()) as Record<string, unknown>;
  };
}

/** Signs in and gives the token. */
export async function signIn(send: Send, who: { username: string; password: string }): Promise<string> {
  const { token } = await send('/v1/session', who);
  if (typeof token !== 'string') throw new Error(`${who.username} could not sign in.`);
  return token;
}

/** Adds a note to the one student the social worker serves; throws when it is not applied. */
export async function addContact(send: Send, token: string, runtime: TestRuntime, note: string): Promise<void> {
  const { studentId } = await lookUp(send, token, '903');
  const form = {
    kind: 'phone',
    party: 'parent',
    withName: 'Dana',
    outcome: 'reached',
    note,
    happenedAt: runtime.now(),
  };
  const op = { opId: runtime.id(), kind: 'contact.add', body: { studentId, seen: seen('903'), form } };
  await apply(send, token, op);
}

/** Sends one change; throws when it is not applied. */
async function apply(
  send: Send,
  token: string,
  op: { readonly opId: string; readonly kind: string; readonly body: object },
): Promise<void> {
  const { answers } = (await send('/v1/ops', { ops: [op] }, token)) as { answers?: { outcome: string }[] };
  if (answers?.[0]?.outcome !== 'applied') throw new Error(`${op.kind} was not applied: ${JSON.stringify(answers)}`);
}

const lookUp = (send: Send, token: string, sisId: string, status?: number) =>
  send('/v1/students/lookup', { seen: seen(sisId) }, token, status);

const seen = (sisId: string) => ({
  system: 'north-harbor-sis',
  idKind: 'studentNumber',
  sisId,
  name: `FAMILY${sisId.slice(2)}, GIVEN${sisId.slice(2)}`,
  adapterRevision: 1,
});
