import { describe, it } from 'vitest';
import { checkClientCore } from './testing/core-model.ts';
import { FakeServer } from './testing/fake-server.ts';

describe('the client core', () => {
  it('loses nothing, sends nothing twice and shows nothing to another, whatever happens', async () => {
    await checkClientCore(() => Promise.resolve(new FakeServer()), { runs: 60, steps: 100 });
  }, 120_000);
});
