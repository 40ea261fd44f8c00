import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ground } from './ground.ts';
import { REPOSITORIES } from './repositories/index.ts';

const SERVER = fileURLToPath(new URL('../../server', import.meta.url));

const files = readdirSync(SERVER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.repo.ts'))
  .map((entry) => join(entry.parentPath, entry.name));

const written = await Promise.all(files.map(functionsIn)).then((all) => all.flat());

/** `sync/pull.repo.ts barred` for each function that the file gives out. */
async function functionsIn(file: string): Promise<string[]> {
  const exported = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
  const names = Object.keys(exported).filter((name) => typeof exported[name] === 'function');
  return names.map((name) => `${relative(SERVER, file)} ${name}`);
}

const held = REPOSITORIES.flatMap(({ file, functions }) =>
  Object.entries(functions)
    .filter(([, scenarios]) => Object.keys(scenarios).length > 0)
    .map(([name]) => `${file} ${name}`),
);

/** Of the first, what the second lacks. */
const without = (all: readonly string[], some: readonly string[]) => all.filter((one) => !some.includes(one)).sort();

describe('the scenarios', () => {
  it('leave no function of a repository out', () => {
    expect(written.length).toBeGreaterThan(0);
    expect(without(written, held)).toEqual([]);
  });

  it('are all of functions that are there', () => {
    expect(without(held, written)).toEqual([]);
  });

  it('name each function once', () => {
    expect(held).toEqual([...new Set(held)]);
  });
});

for (const { file, functions } of REPOSITORIES) {
  describe(file, () => {
    for (const [name, scenarios] of Object.entries(functions)) {
      describe(name, () => {
        it.each(Object.entries(scenarios))('%s', async (_, scenario) => {
          expect.hasAssertions();
          await scenario(await ground());
        });
      });
    }
  });
}
