import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { namedTests, rulesIn } from './named-tests.ts';
import { ROWS } from './rows.ts';
import { requirementsPage } from './table.ts';

const tests = namedTests(fileURLToPath(new URL('../..', import.meta.url)));

describe('every rule', () => {
  it.each(ROWS)('R$rule is held by a test that names it: $asks', ({ rule }) => {
    expect(tests.filter(({ rules }) => rules.includes(rule))).not.toEqual([]);
  });

  it('stands in the table with its tests, which is of now', async () => {
    await expect(requirementsPage(ROWS, tests)).toMatchFileSnapshot('../../docs/requirements.md');
  });
});

it('rules are read off a title alone and in ranges', () => {
  expect(rulesIn('names no staff (R35 to R37, R40)')).toEqual([35, 36, 37, 40]);
  expect(rulesIn('says (R48-R50)')).toEqual([48, 49, 50]);
  expect(rulesIn('nothing')).toEqual([]);
});
