import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openApiText } from './openapi.ts';

it('is committed as the routes describe it (else: npm run openapi)', async () => {
  const committed = readFileSync(new URL('../docs/openapi.json', import.meta.url), 'utf8');
  expect(await openApiText()).toBe(committed);
});
