import { expect, it } from 'vitest';
import { STATE_PRESETS } from '../../../shared/areas/names/presets.ts';
import { policyErrors, policyFields, policyIssues, policyOf, valuesOf, withPreset } from './policy-form.ts';

const TODAY = '2026-11-20';
const FILLED = {
  mode: 'notify',
  fromDay: TODAY,
  source: 'Board, Nov 2',
  counsel: 'R. Amsel',
  counselDay: '2026-11-10',
  lettersHome: 'chosen',
};
const names = (values = {}) => policyFields(values).map(({ name }) => name);

it('asks for counsel of everything but what is not decided, and of letters only where forms are taken', () => {
  expect(names({ mode: 'off' })).toEqual(['mode', 'fromDay', 'source']);
  expect(names({ mode: 'forbidden' })).toEqual(['mode', 'fromDay', 'source', 'counsel', 'counselDay']);
  expect(names({ mode: 'allowed' })).toContain('lettersHome');
});

it('is the policy that was filled in, and stands in the boxes again with a first day that has not passed', () => {
  const policy = policyOf(FILLED);
  expect(policy).toEqual({
    mode: 'notify',
    fromDay: TODAY,
    source: 'Board, Nov 2',
    counsel: { name: 'R. Amsel', day: '2026-11-10' },
    lettersHome: true,
  });
  expect(valuesOf(policy, '2026-12-01')).toEqual({ ...FILLED, fromDay: '2026-12-01' });
  expect(valuesOf(null, TODAY)).toEqual({ fromDay: TODAY });
  expect(policyOf({ ...FILLED, mode: 'off' })).toMatchObject({ counsel: null, lettersHome: false });
});

it('says at their fields which days do not fit', () => {
  const issues = policyIssues({ ...FILLED, fromDay: '2026-11-19', counselDay: '2026-11-21' }, TODAY);
  expect(Object.keys(policyErrors(issues))).toEqual(['fromDay', 'counselDay']);
  expect(policyIssues(FILLED, TODAY)).toEqual([]);
});

it('proposes a state’s rule with its source, and says of nobody that they confirmed it', () => {
  for (const preset of STATE_PRESETS) {
    const values = withPreset(FILLED, preset);
    expect(values).toMatchObject({ mode: preset.mode ?? FILLED.mode, source: preset.source, fromDay: TODAY });
    expect(values).not.toHaveProperty('counsel');
    expect(values).not.toHaveProperty('counselDay');
  }
});
