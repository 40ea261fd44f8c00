import { leftOut } from './engines.ts';
import { asAdmin } from './postgres.ts';

/** An engine that is missing, or was left out, is told before anything else: minutes later nobody reads it. */
try {
  if (leftOut('postgres')) {
    process.stdout.write('PostgreSQL is left out by FACESHEET_TEST_ENGINES. Its tests will be counted as skipped.\n');
  } else await asAdmin('SELECT 1');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
