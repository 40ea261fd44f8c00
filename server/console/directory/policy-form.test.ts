import { describe, expect, it } from 'vitest';
import { POLICY } from '../../../shared/areas/directory/testing/facts.ts';
import { filledFrom } from '../../../shared/areas/forms/filled.ts';
import { policyDraftsOf, isUntouched } from './directory-draft.ts';
import { POLICY_FIELDS, readPolicyForm, valuesOf } from './policy-form.ts';

const kept = { rev: 4, at: 1, policy: { ...POLICY, parties: ['Harbor Gazette', 'Booster Club'], fee: '$20' } };

describe('the policy as a form', () => {
  it('is read back as it was, with one limit a line', () => {
    const values = valuesOf(kept);
    expect(values['parties']).toBe('Harbor Gazette\nBooster Club');
    expect(readPolicyForm(4, filledFrom(POLICY_FIELDS, values))).toEqual({ edit: { rev: 4, policy: kept.policy } });
  });

  it('takes no empty line for a limit, and says where a line is too long', () => {
    const read = (parties: string) => readPolicyForm(4, filledFrom(POLICY_FIELDS, { ...valuesOf(kept), parties }));
    expect(read(' Booster Club \n\n ')).toMatchObject({ edit: { policy: { parties: ['Booster Club'] } } });
    expect(read('x'.repeat(161))).toMatchObject({ errors: { parties: expect.stringContaining('160') as string } });
  });

  it('knows whether anything was written in it', () => {
    const drafts = policyDraftsOf({ staffId: 'x' });
    const begin = { rev: 4, values: valuesOf(kept) };
    const draft = drafts.of(begin);
    expect(isUntouched(draft)).toBe(true);
    draft.values = { ...draft.values, fee: '$25' };
    expect(isUntouched(draft)).toBe(false);
    expect(drafts.of({ rev: 5, values: {} }).values['fee']).toBe('$25');
  });
});
