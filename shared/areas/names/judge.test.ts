import { describe, expect, it, test } from 'vitest';
import { schemaOf } from '../forms/form-spec.ts';
import {
  askFaults,
  awaitedSteps,
  currentFaults,
  type NameJudging,
  nameState,
  nameStepFaults,
  orderFaults,
  steppableNames,
} from './judge.ts';
import { approvalLacks, type TakenNameStep } from './lacks.ts';
import type { NameMode } from './policy.ts';
import {
  APPROVAL,
  CONSENTED,
  DENIAL,
  FORM,
  kept,
  PARENT_SIGNED,
  saying,
  step,
  STUDENT_ASKED,
  STUDENT_SIGNED,
  TOLD,
} from './testing/updates.ts';
import { changesLast, STATEMENTS, updateFields } from './update-form.ts';
import { DENIAL_GROUNDS, NAME_STEP_RULES, NAME_STEPS, nameStep } from './update-steps.ts';

const DAY = '2026-11-20';
const MINOR = '2012-03-14';
const ADULT = '2008-03-14';
const judging = (mode: NameMode = 'allowed', birthDate: string | null = MINOR): NameJudging => ({
  today: DAY,
  birthDate,
  policies: mode === 'off' ? [] : kept(saying(mode, '2026-09-01')),
});
const asked = step('asked', '2026-11-10', FORM);
const signed = step('signed', '2026-11-12', PARENT_SIGNED);
const own = step('signed', '2026-11-12', STUDENT_SIGNED);
const whole = [asked, signed, own];
const approving = { kind: 'approved', day: DAY, filled: APPROVAL };
const codes = (faults: readonly { readonly path: string; readonly code: string }[]) =>
  faults.map(({ path, code }) => `${path} ${code}`);

describe('R203, C23: what keeps an update from being approved, by policy, age and what was signed', () => {
  const unsigned = step('signed', '2026-11-12', STUDENT_ASKED);
  const filed = step('consent-filed', '2026-11-12', CONSENTED);
  const told = step('parents-told', '2026-11-12', TOLD);
  const OF_MINOR = ['signature.parent', 'student-asked'];
  it.each<[NameMode, string | null, readonly TakenNameStep[], readonly string[]]>([
    ['allowed', MINOR, [], OF_MINOR],
    ['allowed', MINOR, [signed], ['student-asked']],
    ['allowed', MINOR, [own], ['signature.parent']],
    ['allowed', MINOR, [unsigned], ['signature.parent']],
    ['allowed', MINOR, [signed, unsigned], []],
    ['allowed', MINOR, [signed, own], []],
    ['allowed', null, [own], ['signature.parent']],
    ['allowed', ADULT, [], ['signature.student']],
    ['allowed', ADULT, [signed], ['signature.student']],
    ['allowed', ADULT, [own], []],
    ['consent', MINOR, [signed, own], ['consent-form']],
    ['consent', MINOR, [signed, own, filed], []],
    ['consent', MINOR, [filed], OF_MINOR],
    ['consent', MINOR, [signed, own, told], ['consent-form']],
    ['consent', ADULT, [own], []],
    ['notify', MINOR, [signed, own], ['parents-told']],
    ['notify', MINOR, [signed, own, filed], ['parents-told']],
    ['notify', MINOR, [signed, unsigned, told], []],
    ['notify', ADULT, [own], []],
    ['forbidden', MINOR, [signed, own, filed, told], ['policy.forbidden']],
    ['forbidden', ADULT, [own], ['policy.forbidden']],
    ['off', MINOR, [signed, own, filed, told], ['policy.off']],
    ['off', ADULT, [own], ['policy.off']],
  ])('%s, born %s, %#', (mode, birthDate, steps, lacks) => {
    expect(approvalLacks([asked, ...steps], DAY, judging(mode, birthDate))).toEqual(lacks);
  });

  // Of age on November 16.
  const turning = { ...judging('allowed', '2008-11-16') };
  const at = (day: string, by: typeof STUDENT_SIGNED) => step('signed', day, by);
  it.each([
    ['the student signed as an adult', [at('2026-11-16', STUDENT_SIGNED)], []],
    ['the student alone signed the day before', [at('2026-11-15', STUDENT_SIGNED)], ['signature.student']],
    ['both signed the day before', [at('2026-11-15', STUDENT_SIGNED), at('2026-11-15', PARENT_SIGNED)], []],
    ['a parent alone signed the day before', [at('2026-11-15', PARENT_SIGNED)], ['signature.student']],
    [
      'a parent signed, and the student did not',
      [at('2026-11-15', PARENT_SIGNED), at('2026-11-15', STUDENT_ASKED)],
      ['signature.student'],
    ],
  ])('of a student who comes of age meanwhile: %s', (_, steps, lacks) => {
    expect(approvalLacks([asked, ...steps], DAY, turning)).toEqual(lacks);
  });

  it('counts no signature that is of a later day than the approval, and none that was struck', () => {
    expect(codes(nameStepFaults({ ...approving, day: '2026-11-11' }, whole, judging()))).toEqual([
      'kind signature.parent',
      'kind student-asked',
    ]);
    const struck = step('struck', DAY, { step: signed.id, why: 'It was of another student.' });
    expect(approvalLacks([...whole, struck], DAY, judging())).toEqual(['signature.parent']);
  });
});

describe('R203: a signature, by the age on its day', () => {
  it.each([
    ['a parent for a minor', MINOR, PARENT_SIGNED, []],
    ['a parent for an adult', ADULT, PARENT_SIGNED, ['filled.who student-signs']],
    ['a parent who did not sign', MINOR, { ...STUDENT_ASKED, who: 'parent' }, ['filled.how parent-signs']],
    ['a minor who was asked and did not sign', MINOR, STUDENT_ASKED, []],
    ['an adult who did not sign', ADULT, STUDENT_ASKED, ['filled.how student-signs']],
  ])('%s', (_, birthDate, filled, faults) => {
    const form = { kind: 'signed', day: '2026-11-12', filled };
    expect(codes(nameStepFaults(form, [asked], judging('allowed', birthDate)))).toEqual(faults);
  });

  it('asks for a paper where it lies, and on a screen how the person was identified', () => {
    const names = (how: string) =>
      nameStep('signed')!
        .fields({ how }, null)
        .map(({ name }) => name);
    expect(names('paper')).toEqual(['who', 'how', 'signer', 'where']);
    expect(names('screen')).toEqual(['who', 'how', 'signer', 'identified']);
  });
});

describe('the form', () => {
  const fine = (filled: object, policy: { lettersHome: boolean } | null = null) =>
    schemaOf(updateFields(filled as typeof FORM, policy)).safeParse(filled).success;

  it('R193: is whole with every field of the paper, and pronouns may be written in or left out', () => {
    expect(fine(FORM)).toBe(true);
    const { pronouns: _, ...without } = FORM;
    expect(fine(without)).toBe(true);
    expect(fine({ ...FORM, pronouns: 'own' })).toBe(false);
    expect(fine({ ...FORM, pronouns: 'own', pronounsOwn: 'xe/xem' })).toBe(true);
    expect(fine({ ...FORM, gender: 'X' })).toBe(false);
  });

  it.each(STATEMENTS.map(({ name }) => name))('R194 to R200: is not whole without %s acknowledged', (name) => {
    expect(fine({ ...FORM, [name]: undefined })).toBe(false);
    expect(fine({ ...FORM, [name]: false })).toBe(false);
  });

  it('R201: asks for an order or a certificate where the last name changes, and for nothing else', () => {
    const other = { ...FORM, last: 'Nguyen' };
    expect(changesLast(FORM)).toBe(false);
    expect(changesLast({ ...FORM, last: ' baptiste-nguyen ' })).toBe(false);
    expect(fine(other)).toBe(false);
    expect(fine({ ...other, lastProof: 'marriage', lastProofAt: 'File 12' })).toBe(false);
    expect(fine({ ...other, lastProof: 'court-order', lastProofAt: 'File 12' })).toBe(true);
    expect(fine({ ...other, lastProof: 'birth-certificate', lastProofAt: 'File 12' })).toBe(true);
  });

  it('asks for the name in letters only where the district lets them bear it', () => {
    expect(fine(FORM, { lettersHome: true })).toBe(false);
    expect(fine({ ...FORM, lettersHome: 'chosen' }, { lettersHome: true })).toBe(true);
    expect(fine({ ...FORM, lettersHome: 'chosen' }, { lettersHome: false })).toBe(false);
  });

  it.each<[NameMode, readonly string[]]>([
    ['off', ['day policy.off']],
    ['forbidden', ['day policy.forbidden']],
    ['allowed', []],
    ['consent', []],
    ['notify', []],
  ])('is taken as the policy says: %s', (mode, faults) => {
    expect(codes(askFaults({ kind: 'asked', day: '2026-11-10', filled: FORM }, judging(mode)))).toEqual(faults);
  });

  it('is of no day that lies ahead, and changes something', () => {
    const { pronouns: _, ...rest } = FORM;
    const form = { ...rest, first: 'Kiri ', gender: 'F' };
    expect(codes(askFaults({ kind: 'asked', day: '2026-11-21', filled: form }, judging()))).toEqual([
      'day future',
      'filled.first nothing-changes',
    ]);
  });
});

describe('the steps', () => {
  it('are these, each with its source and what it asks for', () => {
    expect(NAME_STEP_RULES.map(({ kind }) => kind)).toEqual([...NAME_STEPS]);
    expect(NAME_STEP_RULES.filter(({ source }) => source === '')).toEqual([]);
  });

  it('R202: are denied on one of three grounds, with reasons and notice', () => {
    expect(DENIAL_GROUNDS.map(({ id }) => id)).toEqual(['obscenity', 'health', 'safety']);
    const denial = schemaOf(nameStep('denied')!.fields({}, null));
    expect(denial.safeParse(DENIAL).success).toBe(true);
    for (const wrong of [{ ground: 'other' }, { reasons: '' }, { told: undefined }])
      expect(denial.safeParse({ ...DENIAL, ...wrong }).success).toBe(false);
  });

  it('R205, R206: go from the form to its approval and three tasks', () => {
    const at = judging();
    expect(awaitedSteps([asked], at)).toEqual(['signed']);
    expect(awaitedSteps(whole, at)).toEqual(['approved']);
    const approved = [...whole, step('approved', DAY, APPROVAL)];
    expect([nameState(approved), awaitedSteps(approved, at)]).toEqual([
      'approved',
      ['task-records', 'task-flag', 'task-file'],
    ]);
    const done = [...approved, ...awaitedSteps(approved, at).map((kind) => step(kind, DAY))];
    expect([nameState(done), awaitedSteps(done, at)]).toEqual(['done', []]);
  });

  const approved = [...whole, step('approved', '2026-11-15', APPROVAL)];
  const denied = [...whole, step('denied', '2026-11-15', DENIAL)];
  it.each([
    ['approved twice', 'approved', approved, ['kind decided']],
    ['denied after it was approved', 'denied', approved, ['kind decided']],
    ['signed after it was denied', 'signed', denied, ['kind closed']],
    ['carried out before it is approved', 'task-flag', whole, ['kind after.approved']],
    ['carried out twice', 'task-flag', [...approved, step('task-flag', DAY)], ['kind once']],
    ['asked for in it again', 'asked', whole, ['kind once']],
    ['something newer', 'sworn', whole, ['kind unknown']],
    ['denied at once', 'denied', [asked], []],
  ])('is not %s', (_, kind, steps, faults) => {
    expect(codes(nameStepFaults({ kind, day: DAY, filled: PARENT_SIGNED }, steps, judging()))).toEqual(faults);
  });

  it('are of days in their order, and of none that lies ahead', () => {
    const day = (kind: string, on: string, steps: readonly TakenNameStep[]) =>
      codes(nameStepFaults({ kind, day: on, filled: STUDENT_SIGNED }, steps, judging()));
    expect(day('signed', '2026-11-09', [asked])).toEqual(['day before.asked']);
    expect(day('signed', '2026-11-21', [asked])).toEqual(['day future']);
    expect(day('task-file', '2026-11-14', approved)).toEqual(['day before.approved']);
    expect(day('withdrawn', '2026-11-14', approved)).toEqual(['day before.approved']);
    expect(day('withdrawn', '2026-11-15', approved)).toEqual([]);
  });

  it('are struck where they were entered by mistake, but for what an approval rests on', () => {
    const strike = (id: string, steps: readonly TakenNameStep[]) =>
      codes(nameStepFaults({ kind: 'struck', day: DAY, filled: { step: id, why: 'Wrong' } }, steps, judging()));
    expect(strike(signed.id, whole)).toEqual([]);
    expect(strike(asked.id, whole)).toEqual(['filled.step stays']);
    expect(strike('none', whole)).toEqual(['filled.step unknown']);
    expect(strike(signed.id, approved)).toEqual(['filled.step rests-on']);
    const twice = [...approved, step('signed', DAY, { ...PARENT_SIGNED, signer: 'Tran Nguyen' })];
    expect(strike(twice.at(-1)!.id, twice)).toEqual([]);
    expect(strike(asked.id, [asked])).toEqual(['kind nothing-to-strike', 'filled.step stays']);
  });

  test('R203: tells what can be done now and what is missing', () => {
    expect(steppableNames([asked, signed], judging('notify'))).toEqual([
      { kind: 'signed', missing: [] },
      { kind: 'consent-filed', missing: [] },
      { kind: 'parents-told', missing: [] },
      { kind: 'approved', missing: ['parents-told', 'student-asked'] },
      { kind: 'denied', missing: [] },
      { kind: 'withdrawn', missing: [] },
      { kind: 'struck', missing: [] },
    ]);
    expect(steppableNames(denied, judging())).toEqual([]);
  });
});

test('R197: an approval comes after every other update was approved and withdrawn, so that no original is lost', () => {
  const others = [step('approved', '2026-11-15', APPROVAL), step('withdrawn', '2026-11-18')];
  expect(codes(orderFaults({ ...approving, day: '2026-11-17' }, others))).toEqual(['day before.other']);
  expect(orderFaults({ ...approving, day: '2026-11-18' }, others)).toEqual([]);
  expect(orderFaults({ kind: 'signed', day: '2026-11-12', filled: PARENT_SIGNED }, others)).toEqual([]);
});

test('R196: what a form calls current is a name that the record has, in whatever capitals', () => {
  const roster = { first: 'Kiri', last: 'Baptiste-Nguyen' };
  expect(currentFaults({ ...FORM, currentFirst: 'KIRI ' }, [roster])).toEqual([]);
  expect(codes(currentFaults({ ...FORM, currentFirst: 'Kiry' }, [roster]))).toEqual([
    'filled.currentFirst not-current',
  ]);
  expect(codes(currentFaults({ ...FORM, currentFirst: 'Kit' }, [roster]))).toEqual(['filled.currentFirst not-current']);
  expect(currentFaults({ ...FORM, currentFirst: 'Kit' }, [roster, { ...roster, first: 'Kit' }])).toEqual([]);
});

test('R203: a step is struck although the approval lacks something that it never had to do with', () => {
  const task = step('task-flag', DAY);
  const all = [...whole, step('approved', '2026-11-13', APPROVAL), task];
  const striking = { kind: 'struck', day: DAY, filled: { step: task.id, why: 'Another student.' } };
  const stricter = { ...judging(), policies: kept(saying('allowed', '2026-09-01'), saying('consent', '2026-11-13')) };
  expect(nameStepFaults(striking, all, stricter)).toEqual([]);
});
