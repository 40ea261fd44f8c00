import type { Engine } from '../../server/store/store.ts';

export type { Engine };

/** The database engines the record can lie in. */
export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/**
 * The engines to test: all, or those that FACESHEET_TEST_ENGINES names (`sqlite`, or `sqlite,postgres`). Throws on a
 * name that is no engine: a slip of the finger must not leave an engine out.
 */
export function testedEngines(env: Record<string, string | undefined> = process.env): readonly Engine[] {
  const named = env['FACESHEET_TEST_ENGINES'];
  if (named === undefined || named.trim() === '') return ENGINES;
  const names = named.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !ENGINES.some((engine) => engine === name));
  if (unknown.length > 0) {
    throw new Error(`FACESHEET_TEST_ENGINES names ${unknown.join(', ')}. It may name: ${ENGINES.join(', ')}.`);
  }
  return ENGINES.filter((engine) => names.includes(engine));
}

/** For `describe.skipIf`: an engine that was left out is reported as skipped, never as passed. */
export const leftOut = (engine: Engine): boolean => !testedEngines().includes(engine);
