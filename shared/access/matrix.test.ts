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
  expect(rowsOf('Teacher')).toEqual([
    '| Teacher | where the person teaches a class of the student | yes | yes | yes | yes | – | – | yes | – | – | R44 |',
  ]);
  expect(rowsOf('Principal')[0]).toContain('works in the building where the student is enrolled');
  expect(rowsOf('Records manager')[0]).toMatch(/\| none \|( – \|){7} yes \| – \| R60 \|$/);
  expect(rowsOf('Records manager')[1]).toMatch(/\| none \|( – \|){8} yes \| R119 \|$/);
});

it.each(['Personnel office', 'Budget office', 'Curriculum office', 'Administrator of the system'])(
  'says that the %s sees no student',
  (title) => {
    expect(rowsOf(title)).toHaveLength(1);
    expect(rowsOf(title)[0]).toMatch(/\| none \|( – \|){9} none \|$/);
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
