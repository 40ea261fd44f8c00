import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compiled } from '../../test/tools/compiled.ts';
import { change, smallSet, zipOf } from '../roster/testing/sets.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'facesheet-import-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs an import as it is run by hand, into a data folder of its own. */
function run(
  command: 'import-roster' | 'import-assignments' | 'import-sis-ids',
  dataDir: string,
  ...args: readonly string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, TIME_ZONE: 'America/Chicago', DATABASE_URL: undefined };
  const child = spawn(process.execPath, [compiled(command), ...args], { cwd: ROOT, env });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (text.out += String(chunk)));
  child.stderr.on('data', (chunk) => (text.err += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })));
}

describe('the imports from the command line', () => {
  it('say what was done, write the findings, and take assignments after the roster', async () => {
    const dir = folder();
    const zip = join(dir, 'set.zip');
    writeFileSync(
      zip,
      zipOf(
        change(smallSet(), 'users.csv', (lines) => [...lines, '=1+1,,,true,sch1,student,x,,Eve,Formula,,=2+2,,,,,05,']),
      ),
    );
    const report = join(dir, 'report.csv');
    const roster = await run('import-roster', join(dir, 'data'), zip, '--as-of', '2026-11-20', '--report', report);
    expect(roster).toMatchObject({ code: 0, out: expect.stringMatching(/students +11 +0 +0 +0\n/) });
    expect(roster.out).toContain('All 1 findings are in');
    expect(roster.err).toContain('Reading users.csv\n');
    expect(readFileSync(report, 'utf8')).toContain(
      "users.csv,16,sourcedId,id-shape,The sourcedId has characters or a length that the standard does not allow. It was read all the same.,'=1+1,1\r\n",
    );
    const list = join(dir, 'assignments.csv');
    writeFileSync(list, 'kind,staff,name,building,student,since,until\nrole,7p1,principal,0110,,2026-08-01,\n');
    expect(await run('import-assignments', join(dir, 'data'), list)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/roles +1 +0 +0 +3\n/),
    });
  });

  it('tell a refusal (1) from a command line that cannot be understood (2)', async () => {
    const dir = folder();
    const text = join(dir, 'set.zip');
    writeFileSync(text, 'hello');
    const data = join(dir, 'data');
    expect(await run('import-roster', data, text)).toMatchObject({
      code: 1,
      err: expect.stringContaining('This is not a zip file.'),
    });
    expect(await run('import-roster', data, text, '--end-limit', '20')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--end-limit is not usable'),
    });
    expect(await run('import-roster', data, join(dir, 'missing.zip'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    });
    expect(await run('import-assignments', data)).toMatchObject({ code: 2, err: expect.stringContaining('Usage:') });
    expect(await run('import-sis-ids', data, text)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--system ADAPTER-ID'),
    });
  });
});
