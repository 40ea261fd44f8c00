import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { modeOn, NAME_MODES, namePolicyFaults, namePolicySchema, policyOn } from './policy.ts';
import { STATE_PRESETS } from './presets.ts';
import { kept, saying } from './testing/updates.ts';

const TODAY = '2026-11-20';

describe('R193: what a district says of names', () => {
  it('is off until it has said something', () => {
    expect(modeOn([], TODAY)).toBe('off');
    expect(modeOn(kept(saying('allowed', '2026-11-21')), TODAY)).toBe('off');
  });

  it('holds from its first day until that of another, and of one day the newer counts', () => {
    const versions = kept(
      saying('allowed', '2026-09-01'),
      saying('notify', '2026-12-01'),
      saying('consent', '2026-11-01'),
      saying('forbidden', '2026-11-01'),
    );
    expect(
      ['2026-08-31', '2026-09-01', '2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) =>
        modeOn(versions, day),
      ),
    ).toEqual(['off', 'allowed', 'allowed', 'forbidden', 'forbidden', 'notify']);
  });

  it('does not begin in the past, and is confirmed by counsel on no day that lies ahead', () => {
    const faults = (more: object) => namePolicyFaults({ ...saying('allowed', TODAY), ...more }, TODAY);
    expect(faults({})).toEqual([]);
    expect(faults({ fromDay: '2026-11-19' })).toEqual(['fromDay']);
    expect(faults({ counsel: null })).toEqual(['counsel']);
    expect(faults({ counsel: null, mode: 'off' })).toEqual([]);
    expect(faults({ counsel: { name: 'R. Amsel', day: '2026-11-21' } })).toEqual(['counsel.day']);
  });
});

test('R193: no version of a later first day changes what held on a day before it', () => {
  const day = fc.constantFrom('2026-10-01', '2026-11-01', '2026-12-01');
  const version = fc.record({ mode: fc.constantFrom(...NAME_MODES), fromDay: day });
  fc.assert(
    fc.property(fc.array(version, { maxLength: 5 }), version, day, (before, next, on) => {
      const policies = before.map(({ mode, fromDay }) => saying(mode, fromDay));
      const was = policyOn(kept(...policies), on);
      const is = policyOn(kept(...policies, saying(next.mode, next.fromDay)), on);
      if (next.fromDay > on) expect(is).toEqual(was);
      else if (next.fromDay >= (was.policy?.fromDay ?? '')) expect(is.policy?.mode).toBe(next.mode);
      else expect(is).toEqual(was);
    }),
  );
});

test('the states are proposals with a source, which are no policy by themselves', () => {
  expect(new Set(STATE_PRESETS.map(({ state }) => state)).size).toBe(STATE_PRESETS.length);
  for (const { state, mode, source } of STATE_PRESETS) {
    expect(state).toMatch(/^[A-Z]{2}$/);
    expect(source).not.toBe('');
    const policy = { ...saying(mode ?? 'forbidden', TODAY), source, counsel: null };
    expect(namePolicySchema.safeParse(policy).success).toBe(true);
    expect(namePolicyFaults(policy, TODAY)).toEqual(['counsel']);
  }
});
