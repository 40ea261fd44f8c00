import { expect, test } from 'vitest';
import { ROLE_TITLES } from './roles.ts';
import { RULES } from './rules.ts';

test('a role is told of in Spanish by its office, whoever holds it', () => {
  const titles = [...Object.values(ROLE_TITLES), ...RULES.map(({ title }) => title)].map(({ es }) => es);
  const gendered = /\b(trabajador|director|subdirector|administrador|consejero|psicólog|miembro|el superintendente)/i;
  expect(titles.filter((title) => gendered.test(title))).toEqual([]);
});
