import { expect, it } from 'vitest';
import { relation } from './condition.ts';
import { renderMatrix } from './matrix.ts';
import { RULES } from './rules.ts';

const page = renderMatrix(RULES);
const rowsOf = (start: string): string[] => page.split('\n').filter((line) => line.startsWith(`| ${start} |`));

it('is the page in docs (write it anew with `npx vitest run -u` on this file)', async () => {
  await expect(page).toMatchFileSnapshot('../../docs/access-matrix.md');
});

it('says of a role what its rule says', () => {
  expect(rowsOf('Teacher')[0]).toBe(
    '| Teacher | where the person teaches a class of the student | yes | yes | yes | yes | – | – | – | yes | yes | yes | – | – | – | – | – | – | – | – | – | – | – | – | – | – | – | R44 |',
  );
  expect(rowsOf('Principal')[0]).toContain('works in the building where the student is enrolled');
  expect(rowsOf('Special education secretary')[0]).toContain(
    'Section 504 | yes | yes | yes | yes | yes | yes | yes | – | – |',
  );
  expect(rowsOf('Records manager')).toHaveLength(1);
  expect(rowsOf('Records manager')[0]).toContain('| R119 |');
});

it.each(['Personnel office', 'Budget office', 'Curriculum office', 'Administrator of the system', 'Records manager'])(
  'gives the %s no row among those whose record it opens',
  (title) => {
    expect(rowsOf(title)).toHaveLength(1);
    expect(page.indexOf(`| ${title} |`)).toBeGreaterThan(page.indexOf('## What each role does besides'));
  },
);

it('says what a forbidding rule closes', () => {
  const closed = {
    id: 'R99',
    effect: 'forbid',
    title: { en: 'Sealed', es: 'Sellado' },
    source: 'R99; a test',
  } as const;
  const sealed = renderMatrix([...RULES, { ...closed, actions: ['student.view'], when: relation('serving') }]);
  expect(sealed).toContain('| R99 | Closed, whatever else opens it: Sealed | provides services to the student |');
});
