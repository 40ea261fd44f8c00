// Runs `quick_check` on a thread of its own: it reads every page, which takes seconds on a large file.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

const client = new Database(workerData.file, { readonly: true, fileMustExist: true });
if (workerData.unlock !== undefined) client.pragma(workerData.unlock);
const answer = client.pragma('quick_check(1)', { simple: true });
client.close();
parentPort?.postMessage(answer);
