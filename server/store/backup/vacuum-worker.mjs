// Copies a database on a thread of its own: `VACUUM INTO` is one call that cannot be interrupted.
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

const { file, into, pragmas } = workerData;
const client = new Database(file, { readonly: true, fileMustExist: true });
for (const pragma of pragmas) client.pragma(pragma);
client.prepare('VACUUM INTO ?').run(into);
client.close();
