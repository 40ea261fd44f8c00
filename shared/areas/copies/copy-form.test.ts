import { describe, expect, it } from 'vitest';
import { ADULT, completeDenial, completeRelease, TODAY } from '../disclosures/testing/complete.ts';
import { askedFaults, conditionsOf, earlyFields, handFaults } from './copy-form.ts';

const ABOUT = { ...ADULT, age: 15, today: TODAY };
const order = (noNotice: string) => completeRelease('R101', { capacity: 'court', records: ['whole'], noNotice });

describe('R101, R117: an order for which a copy is asked', () => {
  it('is asked whether it is secret before anything of it is kept, and not again', () => {
    expect(earlyFields(order('')).map(({ name }) => name)).toEqual(['noNotice']);
    expect(conditionsOf(order('')).map(({ name }) => name)).not.toContain('noNotice');
    expect(earlyFields(completeRelease('R94'))).toEqual([]);
    for (const secret of ['secrecy', 'ex-parte'])
      expect(askedFaults(order(secret), ABOUT)).toContainEqual({ path: 'basis', code: 'copy.sealed' });
    expect(askedFaults(order('litigation'), ABOUT)).toEqual([]);
  });
});

describe('R115, R127: what is handed over', () => {
  it('meets every condition, and is no denial, of which less is asked', () => {
    expect(handFaults(completeRelease('R94'), ABOUT)).toEqual([]);
    const { proven: _, ...filled } = completeRelease('R94').filled;
    expect(handFaults({ ...completeRelease('R94'), filled }, ABOUT)).toEqual([
      { path: 'filled.proven', code: 'needed' },
    ]);
    expect(handFaults(completeDenial('R94'), ABOUT)).toEqual([{ path: 'outcome', code: 'unknown' }]);
  });
});
