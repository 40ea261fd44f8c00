import { describe, expect, it } from 'vitest';
import { INSPECTION } from '../requests/inspection.ts';
import { BASES } from './bases.ts';
import { CLOSED_PARTS, INSPECTABLE_PARTS } from './closed-parts.ts';
import { faultsOf, judge } from './judge.ts';
import { ADULT, completeRelease } from './testing/complete.ts';

/** Every basis that the log knows, and that limits its parts by nothing else. */
const LOGGED = BASES.filter(({ log, records }) => log === 'logged' && records === undefined).map(({ id }) => id);
const basis = (id: string) => BASES.find((one) => one.id === id)!;

describe.each([
  ['R78: education support services data', 'support', ['R101']],
  ['R144: a maltreatment report', 'maltreatment', ['R101', 'R113']],
  ['R145: data of a civil investigation', 'civil', ['R101', 'R102', 'R103']],
  ['R146: a record of chemical abuse', 'chemical', ['R101', 'R102']],
])('%s', (_, part, opened) => {
  it('is given under the bases that the law names for it, and under no other', () => {
    const open = LOGGED.filter((id) => {
      const form = completeRelease(id, { records: ['grades', part] });
      return judge(basis(id), form.filled, ADULT).answer !== 'no';
    });
    expect(open.toSorted()).toEqual(opened);
  });

  it('is refused at the field that asks for it, whatever else is asked for', () => {
    const closed = LOGGED.find((id) => !opened.includes(id))!;
    const faults = faultsOf(completeRelease(closed, { records: [part] }), ADULT);
    expect(faults).toEqual([{ path: 'basis', code: 'gate.parts-open' }]);
    expect(faultsOf(completeRelease(closed, { records: ['grades'] }), ADULT)).toEqual([]);
  });
});

it('R78, R144 to R146: each closed part says the law that closes it, and is opened by a basis that there is', () => {
  for (const { source, opens } of CLOSED_PARTS) {
    expect(source).toMatch(/515/);
    expect(opens.every((id) => LOGGED.includes(id))).toBe(true);
  }
});

it('R138, R143: confidential parts are shown to neither parent nor student, private ones are', () => {
  const offered = (kind: string) =>
    INSPECTION.steps
      .find((step) => step.kind === kind)!
      .fields.flatMap((field) => (field.name === 'records' && field.kind === 'choices' ? field.of : []))
      .map(({ id }) => id);
  for (const kind of ['inspected', 'copied']) {
    expect(offered(kind)).toEqual(INSPECTABLE_PARTS.map(({ id }) => id));
    expect(offered(kind)).not.toContain('maltreatment');
    expect(offered(kind)).not.toContain('civil');
    expect(offered(kind)).toEqual(expect.arrayContaining(['grades', 'chemical', 'health']));
  }
});
