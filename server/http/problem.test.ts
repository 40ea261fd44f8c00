import { describe, expect, it } from 'vitest';
import { testRuntime } from '../../test/tools/runtime.ts';
import { testConfig } from '../../test/tools/test-server.ts';
import { problemSchema } from '../../shared/wire/problem.ts';
import { createApp } from '../app.ts';
import { createLog } from '../log.ts';
import { problems } from '../errors.ts';
import { StoreError, type StoreErrorKind } from '../store/db-errors.ts';
import type { Store } from '../store/store.ts';

/** What somebody who signs in is answered when the store fails like this. */
async function signInWhen(error: Error): Promise<Response> {
  const failing = { runtime: testRuntime(), look: () => Promise.reject(error), tend: () => Promise.reject(error) };
  const app = createApp({ config: testConfig, store: failing as unknown as Store, log: createLog('silent') });
  return app.request('/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'rortiz', password: 'x' }),
  });
}

describe('trouble of the store', () => {
  it.each<[StoreErrorKind, string, string | null]>([
    ['full', 'storage-full', null],
    ['read-only', 'storage-read-only', null],
    ['damaged', 'storage-damaged', null],
    ['busy', 'busy', '2'],
    ['conflict', 'busy', '2'],
    ['away', 'away', '10'],
  ])('%s is answered 503 %s, and when to try again', async (kind, code, retryAfter) => {
    const answer = await signInWhen(new StoreError(kind, 'CODE'));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = problemSchema.parse(await answer.json());
    expect(problem.code).toBe(code);
    expect(problem.detail).toMatch(/what you typed is kept/);
    expect(JSON.stringify(problem)).not.toContain('CODE');
  });

  it.each<StoreErrorKind>(['unique', 'foreign-key', 'append-only', 'other'])(
    '%s is a fault of this program',
    async (kind) => {
      const answer = await signInWhen(new StoreError(kind, 'CODE'));
      expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([500, 'unexpected']);
    },
  );
});

describe('a refusal that ends at a known time', () => {
  it('says in how many seconds', async () => {
    const answer = await signInWhen(problems.locked(testRuntime().now() + 61_500));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '62']);
  });
});
