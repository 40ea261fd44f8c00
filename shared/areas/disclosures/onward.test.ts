import { expect, it } from 'vitest';
import { BASES } from './bases.ts';
import { faultsOf, judge, openFields } from './judge.ts';
import { fieldsOf } from './release-form.ts';
import { ADULT, completeRelease } from './testing/complete.ts';

const LOGGED = BASES.filter(({ log }) => log === 'logged');

it('R114: of a student of a nonpublic school an order, a statute and a health authority open data, and nothing else', () => {
  const open = LOGGED.filter((basis) => {
    const { filled } = completeRelease(basis.id, { nonpublic: true });
    return judge(basis, filled, ADULT).answer !== 'no';
  });
  expect(open.map(({ id }) => id).toSorted()).toEqual(['R101', 'R107', 'R97']);
  expect(faultsOf(completeRelease('R94', { nonpublic: true }), ADULT)).toEqual([
    { path: 'basis', code: 'gate.public-school' },
  ]);
});

it('R116: a disclosure that an authority made for us says which, and where its own record is', () => {
  expect(openFields(completeRelease('R95', { onwardBy: 'State auditor' }))).toEqual(['onwardRecord']);
  expect(openFields(completeRelease('R95', { onwardRecord: 'asked' }))).toEqual(['onwardBy']);
  const whole = completeRelease('R95', { onwardBy: 'State auditor', onwardRecord: 'asked' });
  expect([openFields(whole), faultsOf(whole, ADULT)]).toEqual([[], []]);
});

it('R122: it is lawful under the same bases as our own, and nothing is passed on under none', () => {
  const onward = { onwardBy: 'State auditor', onwardRecord: 'received', onwardNotice: true };
  for (const { id, existenceOnly } of LOGGED) {
    const names = fieldsOf({ outcome: 'released', basis: id }).map(({ name }) => name);
    expect([id, names.includes('onwardBy')]).toEqual([id, !existenceOnly]);
    const { onwardNotice: _, ...plain } = onward;
    const form = completeRelease(id, id === 'R101' ? onward : plain);
    if (!existenceOnly) expect([id, faultsOf(form, ADULT)]).toEqual([id, []]);
  }
  expect(faultsOf({ ...completeRelease('R95', onward), basis: 'none' }, ADULT)).toContainEqual({
    path: 'basis',
    code: 'unknown',
  });
});

it('R123: whoever receives it on the strength of an order is told the rules after all', () => {
  const passedOn = { onwardBy: 'State auditor', onwardRecord: 'received' };
  expect(faultsOf(completeRelease('R101', passedOn), ADULT)).toEqual([{ path: 'filled.onwardNotice', code: 'needed' }]);
  expect(faultsOf(completeRelease('R101', { ...passedOn, onwardNotice: true }), ADULT)).toEqual([]);
  expect(faultsOf(completeRelease('R101'), ADULT)).toEqual([]);
});
