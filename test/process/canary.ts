import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import { anyOf } from '../tools/canary.ts';
import { giveOriginalNames } from '../tools/original-names/given.ts';
import { testRuntime } from '../tools/runtime.ts';
import { ids, PASSWORD, smallDistrict, STUDENT_WORDS } from '../tools/small-district.ts';
import { emptyFolder, startServer } from './start-server.ts';

const DATABASE = 'facesheet.db';
const NOTE = 'Zugzwang on the bus';
const WORDS = anyOf([...STUDENT_WORDS, 'Zugzwang', 'Sturmvogel']);
const SEEN = {
  system: 'sis',
  idKind: 'studentNumber',
  sisId: '204417',
  name: 'Kiri Baptiste-Nguyen',
  adapterRevision: 1,
};
const FORM = { kind: 'phone', party: 'parent', withName: 'Sturmvogel', outcome: 'reached', note: NOTE, happenedAt: 0 };

async function seeded(): Promise<string> {
  const dataDir = emptyFolder();
  const runtime = testRuntime(Date.now());
  const store = openSqliteStore(join(dataDir, DATABASE), runtime);
  await smallDistrict(store, runtime);
  await giveOriginalNames(store);
  await store.close();
  return dataDir;
}

/** Every file below a folder, but for the database and what belongs to it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(DATABASE))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Over everything a real server writes, but for the database, which holds the record: whatever happens to it, no file
 * beside it and nothing on its streams names a student or holds what was written of one (R60).
 */
export async function writesNoNames(): Promise<void> {
  const { port, dataDir, child, ended, said } = await startServer({ dataDir: await seeded() });
  const errors: string[] = [];
  const send = async (path: string, body: string, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
    const text = await answer.text();
    if (!answer.ok) errors.push(text);
    return { status: answer.status, text };
  };
  const signIn = async (username: string) =>
    String(JSON.parse((await send('/v1/session', JSON.stringify({ username, password: PASSWORD }))).text).token);
  const op = (n: number, kind: string, body: object) =>
    JSON.stringify({ ops: [{ opId: `00000000-0000-7000-8000-00000000000${n}`, kind, body }] });

  const worker = await signIn('rortiz');
  const stranger = await signIn('tsoderberg');
  const sheet = JSON.stringify({ studentId: ids.kiri });
  expect((await send('/v1/students/lookup', JSON.stringify({ seen: SEEN }), worker)).text).toContain(ids.kiri);
  expect((await send('/v1/students/face-sheet', sheet, worker)).text).toContain('Kiri');
  const added = await send('/v1/ops', op(1, 'contact.add', { studentId: ids.kiri, form: FORM }), worker);
  expect(added.text).toContain('"applied"');
  // Everything that can go wrong while a name is in it.
  await send('/v1/students/face-sheet', sheet, stranger);
  await send('/v1/students/lookup', JSON.stringify({ seen: { ...SEEN, birthDate: 'Kiri', more: NOTE } }), worker);
  await send('/v1/ops', op(2, 'contact.add', { studentId: ids.kiri, form: { ...FORM, kind: NOTE } }), worker);
  await send('/v1/ops', `{"ops":[{"note":"${NOTE}"`, worker);
  await send(`/v1/students/Kiri?name=Baptiste&note=Zugzwang`, '{}', worker);
  await send('/v1/session', JSON.stringify({ username: '204417', password: 'Sturmvogel and Zugzwang' }));
  await send('/v1/ops', op(3, 'emergency.open', { seen: { ...SEEN, sisId: '201938' }, threat: NOTE }), worker);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);

  expect(errors.length).toBeGreaterThan(4);
  const files = filesIn(dataDir);
  expect(files.some((file) => file.endsWith('.pem'))).toBe(true);
  const written = files.map((file) => `${file}: ${readFileSync(file, 'latin1')}`);
  for (const text of [said(), ...errors, ...written]) expect(text).not.toMatch(WORDS);
  expect(said()).toContain('/v1/students/face-sheet');
}
