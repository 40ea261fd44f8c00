import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Nobody listens there. */
const NOWHERE = 'postgres://postgres:secret@127.0.0.1:1/postgres';
/** A few tests on each engine. */
const SOME = 'test/conformance/append-only.integration.test.ts';
const SOON_MS = 40_000;

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--project', 'postgres'];
const ENSURE = ['node_modules/tsx/dist/cli.mjs', 'test/tools/ensure-engines.ts'];

interface Said {
  readonly code: number;
  readonly text: string;
}

/** Runs a script of the tools, as a shell would that knows nothing of this run. */
function run(args: readonly string[], env: Record<string, string>): Promise<Said> {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV|FORCE_COLOR)/u.test(name));
  const options = { cwd: ROOT, timeout: SOON_MS, env: { ...Object.fromEntries(own), NO_COLOR: '1', ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : NaN;
      resolve({ code, text: `${stdout}${stderr}` });
    });
  });
}

describe.each([
  ['npm test, before anything else', ENSURE],
  ['vitest', [...VITEST, SOME]],
])('%s', (_, args) => {
  it('fails soon where PostgreSQL does not answer, and says what to do', async () => {
    const { code, text } = await run(args, { TEST_DATABASE_URL: NOWHERE, FACESHEET_TEST_ENGINES: '' });
    expect(code).toBe(1);
    expect(text).toContain('PostgreSQL does not answer at postgres://postgres@127.0.0.1:1/postgres (ECONNREFUSED).');
    expect(text).toContain('name another server with TEST_DATABASE_URL');
    expect(text).toContain('FACESHEET_TEST_ENGINES=sqlite');
    expect(text).not.toContain('secret');
  });

  it('refuses the name of an engine that is none: a slip leaves none out', async () => {
    const { code, text } = await run(args, { FACESHEET_TEST_ENGINES: 'sqlite,postgresql' });
    expect(code).toBe(1);
    expect(text).toContain('FACESHEET_TEST_ENGINES names postgresql. It may name: sqlite, postgres.');
  });
});

describe('an engine that was left out', () => {
  it('is told at once', async () => {
    const { code, text } = await run(ENSURE, { TEST_DATABASE_URL: NOWHERE, FACESHEET_TEST_ENGINES: 'sqlite' });
    expect([code, text]).toEqual([0, expect.stringContaining('PostgreSQL is left out by FACESHEET_TEST_ENGINES.')]);
  });

  it('has each of its tests counted as skipped', async () => {
    const { code, text } = await run([...VITEST, SOME], {
      TEST_DATABASE_URL: NOWHERE,
      FACESHEET_TEST_ENGINES: 'sqlite',
    });
    expect(code).toBe(0);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^0 passed, 0 failed, [1-9]\d* skipped$/u);
  });
});
