import { expect, it } from 'vitest';
import type { StudentNameUpdate } from '../../../shared/areas/names/names.ts';
import { DENIAL_GROUNDS } from '../../../shared/areas/names/update-steps.ts';
import { nameErrors } from '../../../shared/ui/names/name-words.ts';
import { nameStepFields } from '../../../shared/ui/names/name-fields.ts';
import { hindered, takeable, toForm } from './step-form.ts';
import { signedUpdate, taken } from './testing/update.ts';

const at = (update: StudentNameUpdate) => ({ steps: update.steps, policy: null });
const names = (kind: string, filled = {}, update = signedUpdate()) =>
  nameStepFields(kind, filled, at(update)).map(({ name }) => name);

it('offers first what the update waits for, and what something is missing for apart', () => {
  const update = signedUpdate({
    awaited: ['signed'],
    steppable: [
      { kind: 'signed', missing: [] },
      { kind: 'approved', missing: ['student-asked'] },
      { kind: 'denied', missing: [] },
      { kind: 'struck', missing: [] },
    ],
  });
  expect(takeable({ ...update, awaited: ['denied'] })).toEqual(['denied', 'signed', 'struck']);
  expect(takeable(update)).toEqual(['signed', 'denied', 'struck']);
  expect(hindered(update).map(({ kind }) => kind)).toEqual(['approved']);
});

it('strikes a signature, never the form or an approval, and offers it only where there is one', () => {
  const [field] = nameStepFields('struck', {}, at(signedUpdate())).filter(({ name }) => name === 'step');
  expect(field).toMatchObject({ kind: 'choice', of: [{ id: 'signed', title: { en: 'Signed, Dana, Nov 3, 2026' } }] });
  const unsigned = signedUpdate({
    steps: [taken('asked'), taken('approved')],
    steppable: [{ kind: 'struck', missing: [] }],
  });
  expect(takeable(unsigned)).toEqual([]);
});

it('R203: asks where the paper lies of a signature on paper, and how a person was identified of one on screen', () => {
  expect(names('signed', { how: 'paper' })).toEqual(['day', 'who', 'how', 'signer', 'where']);
  expect(names('signed', { how: 'screen' })).toContain('identified');
});

it('R202: denies on the three grounds alone, with reasons and word that the family was told', () => {
  expect(names('denied')).toEqual(['day', 'ground', 'reasons', 'told']);
  expect(DENIAL_GROUNDS.map(({ id }) => id)).toEqual(['obscenity', 'health', 'safety']);
});

it('sends the day apart from what was filled in', () => {
  const fields = nameStepFields('approved', {}, at(signedUpdate()));
  expect(toForm('approved', fields, { day: '2026-11-05', signer: ' Hal Vance ' })).toEqual({
    kind: 'approved',
    day: '2026-11-05',
    filled: { signer: 'Hal Vance' },
  });
});

it('says at the field what only names know, and what keeps a step from being taken at none', () => {
  expect(
    nameErrors([
      { path: 'body.form.filled.who', code: 'student-signs' },
      { path: 'body.form.day', code: 'before.approved' },
      { path: 'body.form.kind', code: 'signature.parent' },
      { path: 'body.form.filled.signer', code: 'too_big' },
    ]),
  ).toEqual({
    who: 'The student was 18 or older on this day, and signs alone.',
    day: 'This is before the day of “Approved”.',
    form: 'A parent or guardian has not signed.',
  });
});
