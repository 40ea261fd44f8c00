import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { AuditContext, Store } from '../../server/store/store.ts';
import { testRuntime, type TestRuntime } from './runtime.ts';

/** A fresh store in a folder of its own, closed and removed when the test ends. */
export function tempStore(runtime: TestRuntime = testRuntime()): { store: Store; runtime: TestRuntime; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  const file = join(folder, 'facesheet.db');
  const store = openSqliteStore(file, runtime);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { store, runtime, file };
}

/** The system acting by itself, as an import or a set-up does. */
export function systemContext(runtime: TestRuntime): AuditContext {
  return { actorId: null, sessionRef: null, requestId: 'test', at: runtime.now() };
}
