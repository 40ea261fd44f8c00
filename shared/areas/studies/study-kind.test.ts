import { describe, expect, it } from 'vitest';
import { EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import { schemaOf } from '../forms/form-spec.ts';
import { REQUEST_KINDS, requestStep } from '../requests/kinds.ts';
import { closedOn, expectedSteps, stepFaults, type TakenStep } from '../requests/request-judge.ts';
import { judging, on, stepOf, taken } from '../requests/testing/ways.ts';
import { STUDY } from './study-kind.ts';

const IDENTIFIED = { data: 'identifiable' };
const step = (kind: string, day: number, change = {}) => stepOf('study', kind, on(day), change);
const codes = (form: ReturnType<typeof step>, steps: readonly TakenStep[], studiesOpen = false) =>
  stepFaults(STUDY, form, steps, { ...judging(on(90)), studiesOpen }).map(({ path, code }) => `${path} ${code}`);

/** Steps one after the other, none of which has a fault. */
function walked(forms: readonly ReturnType<typeof step>[]): readonly TakenStep[] {
  forms.forEach((form, n) => expect([form.kind, codes(form, taken(forms.slice(0, n)))]).toEqual([form.kind, []]));
  return taken(forms);
}

const AGREED = [step('received', 0, IDENTIFIED), step('decided', 5), step('agreement', 6, { destroyBy: on(60) })];

describe('a study by somebody outside the district', () => {
  it('R65, R98: goes its way with identifiable data', () => {
    const steps = walked([
      ...AGREED,
      step('consents', 7, { toldOn: on(7) }),
      step('released', 8),
      step('destroyed', 50),
    ]);
    expect(expectedSteps(STUDY, steps, EMPTY_CALENDAR)).toEqual(['done']);
    const closed = taken([...steps, step('done', 51)]);
    expect(closedOn(STUDY, closed)).toBe(on(51));
  });

  it('R64: nothing is agreed where the superintendent refused, and it ends', () => {
    const steps = walked([step('received', 0), step('decided', 5, { decision: 'refuse' })]);
    expect(codes(step('agreement', 6), steps)).toContain('kind gate.approved');
    expect(expectedSteps(STUDY, steps, EMPTY_CALENDAR)).toEqual(['done']);
    expect(expectedSteps(STUDY, steps.slice(0, 1), EMPTY_CALENDAR)).toEqual(['decided']);
  });

  it('R65, T2: identifiable data wait for notice and consent, unless the district says otherwise', () => {
    const steps = walked(AGREED);
    expect(codes(step('released', 8), steps)).toEqual(['kind after.consents']);
    expect(codes(step('released', 8), steps, true)).toEqual([]);
    const summary = walked([step('received', 0), step('decided', 5), step('agreement', 6)]);
    expect(codes(step('released', 8), summary)).toEqual([]);
    expect(codes(step('consents', 8), summary)).toEqual(['kind gate.identifiable']);
  });

  it('R98: the agreement names the day by which such data are destroyed, and it ends only after that', () => {
    expect(codes(step('agreement', 6), taken(AGREED.slice(0, 2)))).toEqual(['filled.destroyBy needed']);
    const steps = walked([...AGREED, step('consents', 7, { toldOn: on(7) }), step('released', 8)]);
    expect(codes(step('done', 9), steps)).toEqual(['kind after.destroyed']);
  });

  it('R126: after a violation nothing is released any more', () => {
    const steps = walked([...AGREED, step('consents', 7, { toldOn: on(7) }), step('violation', 20)]);
    expect(codes(step('released', 21), steps)).toContain('kind until.violation');
  });

  it.each(['purpose', 'methods', 'consequences', 'competence', 'informed', 'statement', 'kinds'])(
    'R66, R67: is none without %s',
    (field) => {
      const { [field]: _left, ...filled } = step('received', 0).filled;
      const read = schemaOf(requestStep(STUDY, 'received')?.fields ?? []).safeParse(filled);
      expect(read.error?.issues.map(({ path }) => path)).toEqual([[field]]);
    },
  );

  it('R67: research is what the policy lists', () => {
    const kinds = requestStep(STUDY, 'received')?.fields.find(({ name }) => name === 'kinds');
    expect(kinds?.kind === 'choices' && kinds.of.map(({ id }) => id)).toEqual([
      'records',
      'questionnaires',
      'interviews',
      'observations',
      'experiments',
      'historical',
      'other',
    ]);
  });

  it('is no kind of request about a student, and says everything in both languages', () => {
    expect(REQUEST_KINDS).not.toContain(STUDY);
    const titles = STUDY.steps.flatMap(({ title, fields }) => [title, ...fields.map(({ label }) => label)]);
    expect(titles.filter(({ en, es }) => en === '' || es === '')).toEqual([]);
  });
});
