import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Veil } from './veil.ts';

describe('a panel outside its page', () => {
  it('hides at once, and shows itself for what belongs to the page of now', () => {
    const told: boolean[] = [];
    const veil = new Veil((hidden) => told.push(hidden));
    veil.cover(5);
    expect(told).toEqual([true]);
    expect(veil.isOfNow(4)).toBe(false);
    expect(veil.isOfNow(5)).toBe(true);
    veil.lift();
    expect(told).toEqual([true, false]);
  });

  it('shows no state older than the change it heard of last, in whatever order they come', () => {
    const event = fc.record({ kind: fc.constantFrom('cover', 'state'), epoch: fc.nat({ max: 20 }) });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let [hidden, heard] = [false, 0];
        const veil = new Veil((now) => (hidden = now));
        for (const { kind, epoch } of events) {
          if (kind === 'cover') {
            veil.cover(epoch);
            heard = epoch;
            expect(hidden).toBe(true);
          } else if (veil.isOfNow(epoch)) {
            veil.lift();
            expect(epoch).toBeGreaterThanOrEqual(heard);
          }
        }
      }),
      {
        examples: [
          [
            [
              { kind: 'cover', epoch: 9 },
              { kind: 'state', epoch: 8 },
            ],
          ],
        ],
      },
    );
  });
});
