import { expect, it } from 'vitest';
import { AUDIT_ACTIONS } from './event.ts';
import { actionsOf, USE_OF, USES } from './uses.ts';

it('classes every action of the catalogue once, and nothing else', () => {
  expect(Object.keys(USE_OF).sort()).toEqual([...AUDIT_ACTIONS].sort());
  expect(USES.flatMap((use) => actionsOf(use)).sort()).toEqual([...AUDIT_ACTIONS].sort());
});

it('holds opening, writing and applying for deliberate, and what a page asks by itself for incidental', () => {
  expect(actionsOf('deliberate')).toEqual(
    expect.arrayContaining(['student.view', 'contact.add', 'report.export', 'application.write']),
  );
  expect(actionsOf('incidental')).toEqual(expect.arrayContaining(['student.lookup', 'students.pull', 'students.list']));
});
