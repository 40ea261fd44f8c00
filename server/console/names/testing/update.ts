import type { StudentNameUpdate } from '../../../../shared/areas/names/names.ts';
import { FORM } from '../../../../shared/areas/names/testing/updates.ts';
import type { NameStepEntry } from '../../../../shared/ui/names/name-fields.ts';

/** A step as it was taken; its id is its kind. */
export const taken = (kind: string, filled: NameStepEntry['filled'] = {}, id = kind): NameStepEntry => ({
  id,
  kind,
  day: '2026-11-03',
  filled,
  author: { name: 'R. Ortiz', role: 'Social worker' },
  at: 1,
});

/** An update whose form a parent has signed. */
export const signedUpdate = (more: Partial<StudentNameUpdate> = {}): StudentNameUpdate => ({
  updateId: 'update',
  askedOn: '2026-11-02',
  state: 'asked',
  about: { sisId: '204417', school: 'Harbor View High', birthDate: '2012-03-14', age: 14 },
  steps: [
    taken('asked', FORM as NameStepEntry['filled']),
    taken('signed', { who: 'parent', how: 'paper', signer: 'Dana' }),
  ],
  awaited: ['signed'],
  lacks: [],
  steppable: [],
  ...more,
});
