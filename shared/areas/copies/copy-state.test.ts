import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReleaseForm } from '../disclosures/release-form.ts';
import { copyState, hindranceOf, needsReview, type TakenCopyStep } from './copy-state.ts';
import type { Decision, Hit } from './redact.ts';

const form = (change: object = {}, basis = 'R94'): ReleaseForm => ({
  outcome: 'released',
  basis,
  filled: { party: 'Lakeside', capacity: 'school', records: ['whole'], ...change },
});
const line = { id: 'a', part: 'casework', day: null, heading: 'Note', text: 'Ann came' };
const hit: Hit = { lineId: 'a', start: 0, end: 3, whom: ['Ann Lee'], alone: false };
const by = (authorId: string, step: object) => ({ ...step, authorId }) as TakenCopyStep;
const asked = by('maker', { kind: 'asked', form: form() });
const chosen = (hits: readonly Hit[] = [hit]) =>
  by('maker', {
    kind: 'chosen',
    capacity: 'school',
    parts: ['casework'],
    lang: 'en',
    lines: [line],
    hits,
    leftOut: [],
  });
const black: Decision = { lineId: 'a', start: 0, end: 3, act: 'black', why: '' };
const decided = by('maker', { kind: 'decided', decisions: [black] });
const sent = by('maker', { kind: 'sent' });
const approved = by('other', { kind: 'approved', hash: 'h' });
const made = by('maker', { kind: 'made', hash: 'h', sha256: 's', at: 1 });
const why = (steps: TakenCopyStep[], act: object, staffId = 'maker', hash = 'h') =>
  hindranceOf(copyState(steps), act as never, { staffId, hash });

describe('R174: the way of a copy', () => {
  it('waits for each place to be decided, then for a second person, then for the file', () => {
    expect(why([asked], { kind: 'sent' })).toBe('nothing-chosen');
    expect(why([asked, chosen()], { kind: 'sent' })).toBe('undecided');
    expect(why([asked, chosen(), decided], { kind: 'sent' })).toBeNull();
    expect(why([asked, chosen(), decided], { kind: 'approved', hash: 'h' }, 'other')).toBe('not-sent');
    const waiting = [asked, chosen(), decided, sent];
    expect(copyState(waiting).name).toBe('review');
    expect(why(waiting, { kind: 'approved', hash: 'h' })).toBe('own-copy');
    expect(why(waiting, { kind: 'approved', hash: 'old' }, 'other')).toBe('other-contents');
    expect(why(waiting, { kind: 'approved', hash: 'h' }, 'other')).toBeNull();
    expect(why(waiting, { kind: 'handed' })).toBe('not-approved');
    expect(why([...waiting, approved], { kind: 'handed' })).toBe('not-made');
    expect(why([...waiting, approved, made], { kind: 'handed' })).toBeNull();
    expect(why([...waiting, approved, made], { kind: 'handed' }, 'maker', 'changed')).toBe('not-approved');
    expect(why([asked, by('maker', { kind: 'dropped' })], { kind: 'sent' })).toBe('over');
  });

  it('nothing leaves that nobody else has approved as it is, whatever was done before', () => {
    const step = fc.constantFrom(
      asked,
      chosen(),
      chosen([]),
      decided,
      sent,
      approved,
      made,
      by('other', { kind: 'back', words: 'x' }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (others) => {
        const steps = [asked, ...others];
        if (why(steps, { kind: 'handed' }) !== null) return;
        const changed = steps.findLastIndex(({ kind }) => kind === 'asked' || kind === 'chosen' || kind === 'decided');
        expect(steps.slice(changed).some(({ kind, authorId }) => kind === 'approved' && authorId === 'other')).toBe(
          true,
        );
        expect(copyState(steps).open).toEqual([]);
      }),
    );
  });

  it('holds what was put together for the one who asked then: for another one other things stay out', () => {
    expect(copyState([asked, chosen()]).chosen).not.toBeNull();
    const other = by('maker', { kind: 'asked', form: form({ capacity: 'police' }) });
    expect(copyState([asked, chosen(), other]).chosen).toBeNull();
    const fewer = by('maker', { kind: 'asked', form: form({ records: ['contact'] }) });
    expect(copyState([asked, chosen(), fewer]).chosen).toBeNull();
    // R119: the log is the family's to inspect; a parent who is warned of a threat is given no log for it.
    const log = by('maker', { ...chosen([]), capacity: 'parent', parts: ['log'] });
    const under = (basis: string) => by('maker', { kind: 'asked', form: form({ capacity: 'parent' }, basis) });
    expect(copyState([under('R106'), log]).chosen).not.toBeNull();
    expect(copyState([under('R106'), log, under('R102')]).chosen).toBeNull();
  });

  it('a place holds in its own text alone: in another one what was blacked out by hand is looked at anew', () => {
    const both = [
      { ...line, text: 'Ann came with 555-0100' },
      { ...line, id: 'b', text: 'A report' },
    ];
    const put = (text: string, hits: readonly Hit[] = []) =>
      by('maker', { ...chosen(hits), lines: [{ ...line, text }, both[1]] });
    const number: Decision = { ...black, start: 14, end: 22 };
    const leave: Decision = { lineId: 'b', start: 0, end: 0, act: 'leave', why: 'R144' };
    const english = put('Ann came with 555-0100', [hit]);
    const began = [asked, english, by('maker', { kind: 'decided', decisions: [black, number, leave] })];
    expect(copyState(began)).toMatchObject({ decisions: [black, number, leave], open: [] });
    // The same words put together again: nothing has to be decided twice.
    expect(copyState([...began, english])).toMatchObject({ decisions: [black, number, leave], open: [] });
    const spanish = [...began, put('Vino Ann con 555-0100', [{ ...hit, start: 5, end: 8 }])];
    const whole = { lineId: 'a', start: 0, end: 21 };
    expect(copyState(spanish)).toMatchObject({ decisions: [leave], open: [{ start: 5, end: 8 }, whole] });
    expect(why([...spanish, sent], { kind: 'made' })).toBe('undecided');
    const anew: Decision[] = [
      { ...black, start: 5, end: 8 },
      { ...whole, act: 'keep', why: 'Its number is blacked out by itself' },
    ];
    expect(copyState([...spanish, by('maker', { kind: 'decided', decisions: anew })]).open).toEqual([]);
    // One that found a name of the roster is found again by the roster, and one that was taken back was none.
    const found = [asked, english, decided, by('maker', { kind: 'decided', decisions: [number] })];
    const back = by('maker', { kind: 'decided', decisions: [{ ...number, act: 'clear' }] });
    expect(copyState([...found, back, put('Vino')]).open).toEqual([]);
  });

  it('a second person looks at it, but for what goes to the family as it is', () => {
    const family = form({ capacity: 'parent' }, 'R106');
    expect(needsReview(form(), [], [])).toBe(true);
    expect(needsReview(family, [], [])).toBe(false);
    expect(needsReview(family, [hit], [])).toBe(true);
    expect(needsReview(family, [], [black])).toBe(true);
  });
});
