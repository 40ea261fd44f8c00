// Runs `quick_check` on a thread of its own: it reads every page, which takes seconds on a large file.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

function check() {
  const client = new Database(workerData.file, { readonly: true, fileMustExist: true });
  try {
    if (workerData.unlock !== undefined) client.pragma(workerData.unlock);
    return { answer: client.pragma('quick_check(1)', { simple: true }) };
  } finally {
    client.close();
  }
}

try {
  parentPort?.postMessage(check());
} catch (error) {
  parentPort?.postMessage({ code: String(error.code ?? error.name) });
}
