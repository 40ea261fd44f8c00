import { expect, test } from 'vitest';
import type { Sight } from '../../../shared/areas/access/mapping.ts';
import { actionLines, classLines } from './sight-lines.ts';

const sight = (more: Partial<Sight> = {}): Sight => ({
  roles: [],
  students: 0,
  fieldClasses: [],
  actions: [],
  ...more,
});

test('the parts of a record are listed whether open or not; the disclosure log only where it is', () => {
  const now = sight({ fieldClasses: ['identity', 'discipline'] });
  const lines = classLines(now, sight({ fieldClasses: ['identity'] }));
  expect(lines.map(({ what }) => what)).toEqual([
    'identity',
    'directory',
    'academic',
    'casework',
    'discipline',
    'sped',
    'restricted',
  ]);
  expect(lines.find(({ what }) => what === 'discipline')).toEqual({ what: 'discipline', now: true, after: false });
  const log = classLines(sight(), sight({ fieldClasses: ['disclosure'] }));
  expect(log.at(-1)).toEqual({ what: 'disclosure', now: false, after: true });
});

test('acts are those of now and after', () => {
  const now = sight({ actions: ['student.view', 'contact.add'] });
  expect(actionLines(now, sight({ actions: ['student.view', 'audit.read'] }))).toEqual([
    { what: 'contact.add', now: true, after: false },
    { what: 'audit.read', now: false, after: true },
  ]);
});

test('claims that are nobody’s yet have no now', () => {
  expect(actionLines(null, sight({ actions: ['audit.read'] }))).toEqual([
    { what: 'audit.read', now: null, after: true },
  ]);
  expect(classLines(null, sight()).every(({ now, after }) => now === null && !after)).toBe(true);
});
