/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, it } from 'vitest';
import { ground } from './ground.ts';
import { REPOSITORIES } from './repositories/index.ts';

const SERVER = '/server/';
const modules = import.meta.glob<Record<string, unknown>>('/server/**/*.repo.ts', { eager: true });

const written = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => `${path.slice(SERVER.length)} ${name}`),
);
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
