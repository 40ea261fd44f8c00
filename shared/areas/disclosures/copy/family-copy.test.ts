import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeDenial, completeRelease } from '../testing/complete.ts';
import { GENERAL } from '../../consents/testing/consents.ts';
import { COPY_VIEWS, familyCopy, type LoggedEntry } from './family-copy.ts';
import { LEFT_OUT } from './left-out.ts';

const entry = (n: number, change: Partial<LoggedEntry> = {}): LoggedEntry => ({
  disclosureId: `e${n}`,
  at: n,
  form: completeRelease('R94'),
  corrected: null,
  ...change,
});
const release = { useId: 'u1', at: 50, consent: GENERAL, use: { day: '2026-11-20', records: ['grades'] } };
const sources = (entries: readonly LoggedEntry[], releases = [release], inspections = 2) => ({
  entries,
  releases,
  inspections,
});
const count = (copy: ReturnType<typeof familyCopy>, why: string) => copy.left.find((one) => one.why === why)?.count;

describe('R85, R115: the copy of the log', () => {
  it('holds every entry that stands, the newest first, denied requests too', () => {
    const copy = familyCopy(sources([entry(1), entry(2, { form: completeDenial() })]), 'log');
    expect(copy.rows.map(({ id, form }) => [id, form.outcome])).toEqual([
      ['e2', 'denied'],
      ['e1', 'released'],
    ]);
  });

  it('R120: says of what stands why what it replaces was wrong, however often that was corrected', () => {
    const first = entry(1, { corrected: { why: 'Another day.', replacedBy: 'e2' } });
    const second = entry(2, { corrected: { why: 'Another court.', replacedBy: 'e3' } });
    const never = entry(4, { corrected: { why: 'Another student.', replacedBy: null } });
    const copy = familyCopy(sources([first, second, entry(3), never]), 'log');
    expect(copy.rows).toEqual([expect.objectContaining({ id: 'e3', corrects: ['Another day.', 'Another court.'] })]);
    expect(count(copy, 'mistake')).toBe(3);
    expect(JSON.stringify(copy)).not.toContain('Another student');
  });
});

describe('R117: what is left out', () => {
  it('is counted with its reason: consents, the family itself, and never who of the staff', () => {
    const copy = familyCopy(sources([entry(1), entry(2, { form: completeRelease('R83') })]), 'log');
    expect(copy.rows.map(({ id }) => id)).toEqual(['e1']);
    expect([count(copy, 'consent'), count(copy, 'family'), count(copy, 'officials')]).toEqual([2, 2, null]);
  });

  it('keeps limited directory use, which is logged all the same', () => {
    const copy = familyCopy(sources([entry(1, { form: completeRelease('R104') })]), 'log');
    expect(copy.rows).toHaveLength(1);
  });

  it('each has its source in the law', () => {
    for (const { source } of LEFT_OUT) expect(source).toMatch(/^R\d+.*; .*515/);
  });

  it('has no reason of which a sealed release could be one', () => {
    expect(LEFT_OUT.map(({ id }) => id)).toEqual(['consent', 'family', 'officials', 'mistake']);
  });
});

describe('R82: 34 CFR 300.614, of a student with a disability', () => {
  it('names each party that obtained access, also under a consent, with day and purpose', () => {
    const copy = familyCopy(sources([entry(1)]), 'access');
    expect(copy.rows[0]).toMatchObject({
      id: 'u1',
      form: { basis: 'R83', filled: { day: '2026-11-20', party: GENERAL['party'], interest: GENERAL['purpose'] } },
    });
    expect(count(copy, 'consent')).toBeUndefined();
  });

  it('leaves out parents and authorized employees', () => {
    const own = [entry(1, { form: completeRelease('R106') }), entry(2, { form: completeRelease('R92') })];
    expect(familyCopy(sources(own, []), 'access').rows).toEqual([]);
  });

  it('property: is never less than the other, and nothing is lost: each entry stands in it or is counted', () => {
    const bases = fc.constantFrom('R94', 'R101', 'R83', 'R106', 'R92', 'R104');
    const made = fc.array(fc.record({ basis: bases, wrong: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(made, fc.nat(3), (list, n) => {
        const entries = list.map(({ basis, wrong }, i) =>
          entry(i, {
            form: completeRelease(basis),
            corrected: wrong ? { why: 'Wrong.', replacedBy: null } : null,
          }),
        );
        const releases = Array.from({ length: n }, (_, i) => ({ ...release, useId: `u${i}` }));
        const [log, access] = COPY_VIEWS.map((view) => familyCopy(sources(entries, releases, 0), view));
        for (const { id } of log!.rows) expect(access!.rows.map((row) => row.id)).toContain(id);
        for (const copy of [log!, access!]) {
          const officials = entries.filter(({ form, corrected }) => form.basis === 'R92' && corrected === null).length;
          const left = copy.left.reduce((sum, one) => sum + (one.count ?? officials), 0);
          expect(copy.rows.length + left).toBe(entries.length + n);
        }
      }),
    );
  });
});
