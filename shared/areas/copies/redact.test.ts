import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidedOf, type Decision, openHits, plainText, segmentsOf, standing } from './redact.ts';

const BLACK = '[blacked out]';
const black = (start: number, end: number, lineId = 'a'): Decision => ({ lineId, start, end, act: 'black', why: '' });
const line = (text: string) => ({ id: 'a', text });

describe('R174: what is blacked out', () => {
  it('is gone from the text: every other sign is there, in its order, and none of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', ' ', '\n'), minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }),
        (text, places) => {
          const decisions = places
            .map(
              ([one, other]) =>
                [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)] as const,
            )
            .filter(([start, end]) => start < end)
            .map(([start, end]) => black(start, end));
          const segments = segmentsOf(line(text), decisions) ?? [];
          const kept = [...text].filter((_, i) => !decisions.some(({ start, end }) => i >= start && i < end)).join('');
          expect(segments.map((one) => ('text' in one ? one.text : '')).join('')).toBe(kept);
          // Two that touch are one block: nobody counts by them.
          for (const [i, one] of segments.entries())
            expect('black' in one && 'black' in (segments[i + 1] ?? { text: '' })).toBe(false);
          for (const one of segments) if ('text' in one) expect(one.text).not.toBe('');
        },
      ),
    );
  });

  it('tells not how long it was', () => {
    const said = (text: string, end: number) => plainText(segmentsOf(line(text), [black(0, end)]) ?? [], BLACK);
    expect(said('Ann came', 3)).toBe('[blacked out] came');
    expect(said('Maximiliana came', 11)).toBe('[blacked out] came');
  });

  it('is the last that was decided of a place; what was taken back is open again', () => {
    const keep: Decision = { ...black(0, 3), act: 'keep', why: 'The parent' };
    expect(standing([black(0, 3), keep])).toEqual([keep]);
    expect(standing([black(0, 3), { ...black(0, 3), act: 'clear' }])).toEqual([]);
  });

  it('a place is decided by itself, by what lies around it, or with its whole line', () => {
    const hit = { lineId: 'a', start: 4, end: 7 };
    expect(openHits([hit], [])).toEqual([hit]);
    expect(openHits([hit], [black(4, 6)])).toEqual([hit]);
    expect(decidedOf(hit, [black(2, 9)])).toEqual(black(2, 9));
    const leave: Decision = { lineId: 'a', start: 0, end: 0, act: 'leave', why: 'R144' };
    expect(decidedOf(hit, [leave])).toBe(leave);
    expect(segmentsOf(line('Ann came'), [leave])).toBeNull();
    expect(openHits([hit], [black(2, 9, 'b')])).toEqual([hit]);
  });
});
