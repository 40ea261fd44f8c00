import { describe, expect, it } from 'vitest';
import { EMPTY_CALENDAR as NO_CALENDAR } from '../../clocks/calendar.ts';
import { schemaOf } from '../forms/form-spec.ts';
import { DENIAL_GROUNDS } from './inspection.ts';
import { REQUEST_KINDS, requestStep } from './kinds.ts';
import { closedOn, expectedSteps, missingFor, stepFaults, steppable } from './request-judge.ts';
import { ageFor, formsOf, judging, kindOf, on, RECEIVED, stepId, stepOf, taken, upTo, WAYS } from './testing/ways.ts';

const missingAfter = (kind: string, last: string) => {
  const steps = upTo(kind, last);
  return Object.fromEntries(
    kindOf(kind).steps.map((step) => [step.kind, missingFor(kindOf(kind), step, steps, NO_CALENDAR)]),
  );
};

describe('R167 to R169, R186 to R191, R207 to R213, R217 to R219: a way from the request to its end', () => {
  it.each(WAYS)('%s, %s, is open to its last step and has no fault in it', (id, _name, way) => {
    const kind = kindOf(id);
    const forms = formsOf(id, way);
    const steps = taken(forms);
    forms.forEach((form, n) => {
      expect(schemaOf(requestStep(kind, form.kind)?.fields ?? []).safeParse(form.filled).success).toBe(true);
      expect([form.kind, stepFaults(kind, form, steps.slice(0, n), judging(form.day, ageFor(forms)))]).toEqual([
        form.kind,
        [],
      ]);
    });
    expect(closedOn(kind, steps.slice(0, -1))).toBeNull();
    expect(closedOn(kind, steps)).toBe(forms.at(-1)?.day);
    expect(expectedSteps(kind, steps, NO_CALENDAR)).toEqual([]);
    // Of one that is done nothing can be done but say that a step was a mistake.
    expect(steppable(kind, steps, NO_CALENDAR)).toEqual([{ kind: 'struck', missing: [] }]);
  });

  it('every step of every kind is on one of the ways, or may be taken at any time', () => {
    const onWays = new Set(WAYS.flatMap(([id, , way]) => way.map(([step]) => `${id} ${step}`)));
    const rest = REQUEST_KINDS.flatMap(({ id, steps }) =>
      steps.map(({ kind }) => `${id} ${kind}`).filter((name) => !onWays.has(name)),
    );
    expect(rest.filter((name) => !/ (extended|withdrawn|entered-by-mistake|struck)$/.test(name))).toEqual([]);
  });
});

const FREE = { extended: [], withdrawn: [], 'entered-by-mistake': [], struck: [], received: ['once'] };
const { extended: _, ...FREE_WITHOUT_CLOCKS } = FREE;

describe('what is missing for each step once a request is received', () => {
  it.each([
    [
      'inspection',
      {
        ...FREE,
        'minor-told': [],
        arranged: [],
        inspected: [],
        copied: [],
        denied: [],
        done: ['after.copied', 'after-any'],
      },
    ],
    [
      'transfer-out',
      {
        ...FREE_WITHOUT_CLOCKS,
        'parent-told': [],
        verified: [],
        sent: ['after.parent-told', 'after.verified'],
        denied: [],
      },
    ],
    ['transfer-in', { ...FREE_WITHOUT_CLOCKS, reminded: [], arrived: [] }],
    ['transfer-within', { ...FREE_WITHOUT_CLOCKS, sent: [], denied: [] }],
    ['subpoena', { ...FREE, told: [], 'not-told': [], objected: [], complied: ['after-any'], denied: [], quashed: [] }],
    [
      'disposition',
      {
        ...FREE_WITHOUT_CLOCKS,
        superintendent: [],
        principal: [],
        counselor: [],
        staff: ['after.superintendent', 'after.principal', 'after.counselor'],
        contact: ['after.superintendent', 'after.principal', 'after.counselor'],
        kept: [],
        done: ['after.superintendent', 'after.principal', 'after.counselor', 'after.kept'],
      },
    ],
    [
      'peace-officer',
      {
        ...FREE_WITHOUT_CLOCKS,
        superintendent: [],
        principal: [],
        staff: ['after.superintendent', 'after.principal'],
        contact: ['after.superintendent', 'after.principal'],
        notice: [],
        deleted: ['after.notice'],
        destroyed: ['after.notice'],
        'recipient-told': ['after.notice'],
        done: ['after.notice', 'after.deleted', 'after.destroyed'],
      },
    ],
    ['expulsion-hearing', { ...FREE_WITHOUT_CLOCKS, given: [], done: ['after.given'] }],
    [
      'minor-denial',
      {
        ...FREE_WITHOUT_CLOCKS,
        decided: [],
        told: ['after.decided'],
        done: ['after.decided', 'after.told'],
        ended: ['after.decided'],
      },
    ],
    [
      'amendment',
      {
        ...FREE,
        decided: [],
        'hearing-asked': ['after.decided'],
        'hearing-set': ['after.hearing-asked'],
        'hearing-decided': ['after.hearing-set'],
        amended: ['after.decided'],
        'recipients-told': ['after.amended'],
        statement: ['after.hearing-decided'],
        appealed: ['after.hearing-decided'],
        done: ['after.decided'],
      },
    ],
    [
      'juvenile',
      {
        ...FREE_WITHOUT_CLOCKS,
        'part-a': [],
        'notice-sent': [],
        'notice-received': ['after.notice-sent'],
        objected: ['after.notice-sent'],
        'requester-told': ['after.part-a', 'after.objected'],
        'part-b': ['after.part-a', 'after.notice-received'],
        done: ['after.part-a'],
      },
    ],
  ])('%s', (kind, missing) => {
    expect(missingAfter(kind, 'received')).toEqual(missing);
  });

  it.each(REQUEST_KINDS)('$id: nothing goes before the request itself', (kind) => {
    const first = kind.steps.filter((step) => missingFor(kind, step, [], NO_CALENDAR).length === 0);
    expect(first.map((step) => step.kind)).toEqual(['received']);
  });

  it.each([
    ['inspection', 'denied', 'inspected', ['until.denied', 'closed']],
    ['juvenile', 'objected', 'part-b', ['gate.no-objection']],
    ['juvenile', 'part-a', 'done', ['gate.nothing-marked']],
    ['juvenile', 'part-b', 'objected', ['until.part-b', 'closed']],
    ['subpoena', 'told', 'not-told', ['until.told']],
    ['subpoena', 'quashed', 'complied', ['until.quashed', 'closed']],
    ['peace-officer', 'notice', 'staff', ['until.notice']],
    ['minor-denial', 'told', 'done', ['gate.refused']],
  ])('%s: after %s there is no %s any more', (kind, last, step, missing) => {
    expect(missingAfter(kind, last)[step]).toEqual(missing);
    expect(steppable(kindOf(kind), upTo(kind, last), NO_CALENDAR).map((one) => one.kind)).not.toContain(step);
  });
});

describe('what a request waits for', () => {
  it.each([
    ['inspection', 'received', ['arranged', 'inspected', 'copied']],
    ['inspection', 'copied', ['done']],
    ['transfer-out', 'received', ['parent-told', 'verified']],
    ['transfer-out', 'verified', ['sent']],
    ['transfer-in', 'reminded', ['arrived']],
    ['amendment', 'received', ['decided']],
    ['amendment', 'decided', ['amended']],
    ['amendment', 'amended', ['recipients-told']],
    ['amendment', 'recipients-told', ['done']],
    ['amendment', 'hearing-asked', ['hearing-set', 'done']],
    ['amendment', 'hearing-decided', ['done']],
    ['juvenile', 'received', ['part-a', 'notice-sent']],
    ['juvenile', 'notice-received', ['part-b']],
    ['juvenile', 'objected', ['requester-told']],
    ['subpoena', 'received', ['told']],
    ['subpoena', 'told', ['complied']],
    ['disposition', 'received', ['superintendent', 'principal', 'counselor', 'kept']],
    ['disposition', 'kept', []],
    ['peace-officer', 'notice', ['deleted', 'destroyed', 'recipient-told']],
    // As often as there is somebody who has it still.
    ['peace-officer', 'recipient-told', ['recipient-told']],
    ['expulsion-hearing', 'received', ['given']],
    ['minor-denial', 'decided', ['told']],
    // One that was granted waits for nothing, and stays open while it is in force.
    ['minor-denial', 'told', []],
  ])('%s, after %s', (kind, last, expected) => {
    expect(expectedSteps(kindOf(kind), upTo(kind, last), NO_CALENDAR)).toEqual(expected);
  });

  it('R171: waits for copies alone where only copies were asked for', () => {
    const steps = taken([stepOf('inspection', 'received', RECEIVED, { wants: 'copies' })]);
    expect(expectedSteps(kindOf('inspection'), steps, NO_CALENDAR)).toEqual(['copied']);
  });

  it('R188: waits for no notice where nothing is marked on the form', () => {
    const steps = taken([stepOf('juvenile', 'received', RECEIVED)]);
    expect(expectedSteps(kindOf('juvenile'), steps, NO_CALENDAR)).toEqual(['part-a']);
    const given = taken([...steps, stepOf('juvenile', 'part-a', RECEIVED)]);
    expect(expectedSteps(kindOf('juvenile'), given, NO_CALENDAR)).toEqual(['done']);
  });
});

describe('R167, R168, R170, R173, R174, R181, R186, R189, R207, R209 to R211, R215, R217, R218, R221, R140: what a form must say', () => {
  it.each([
    ['R127, R168', 'inspection', 'received', 'proven'],
    ['R167', 'inspection', 'received', 'as'],
    ['R168', 'inspection', 'received', 'records'],
    ['R170', 'inspection', 'arranged', 'official'],
    ['R173', 'inspection', 'arranged', 'where'],
    ['R174', 'inspection', 'inspected', 'othersOut'],
    ['R181', 'inspection', 'inspected', 'who'],
    ['R186', 'juvenile', 'received', 'certified'],
    ['R189', 'juvenile', 'notice-sent', 'number'],
    ['R207', 'amendment', 'received', 'signed'],
    ['R209', 'amendment', 'decided', 'told'],
    ['R210', 'amendment', 'hearing-set', 'noInterest'],
    ['R210', 'amendment', 'hearing-decided', 'summary'],
    ['R211', 'amendment', 'amended', 'what'],
    ['R215, C8', 'amendment', 'hearing-asked', 'before'],
    ['R217', 'transfer-out', 'parent-told', 'parentTold'],
    ['R218', 'transfer-out', 'verified', 'noFurther'],
    ['R222: both are told', 'subpoena', 'told', 'studentOn'],
    ['R101', 'subpoena', 'told', 'parentOn'],
    ['R101, C13', 'subpoena', 'received', 'secrecy'],
    ['R101', 'subpoena', 'not-told', 'ground'],
    ['R110', 'disposition', 'contact', 'interest'],
    ['R110: as the principal determines', 'disposition', 'contact', 'determined'],
    ['R111', 'peace-officer', 'staff', 'interest'],
    ['R139: in writing and signed', 'minor-denial', 'received', 'signed'],
    ['R139', 'minor-denial', 'received', 'reasons'],
    ['R139: the first of five factors', 'minor-denial', 'decided', 'maturity'],
    ['R139', 'minor-denial', 'decided', 'protection'],
    ['R139', 'minor-denial', 'decided', 'grounds'],
    ['R139', 'minor-denial', 'decided', 'harm'],
    ['R139', 'minor-denial', 'decided', 'health'],
    ['R140', 'inspection', 'minor-told', 'how'],
    ['R147', 'expulsion-hearing', 'received', 'hearingOn'],
    ['R147: all of them', 'expulsion-hearing', 'given', 'all'],
    ['R216: no consent where there is an interest', 'transfer-within', 'received', 'interest'],
    ['R216: the principals answer', 'transfer-within', 'received', 'principal'],
    ['R221: enrolled at once, whatever comes of it', 'transfer-in', 'received', 'enrolled'],
  ])('%s: %s, %s is none without %s', (_rule, kind, step, field) => {
    const { [field]: _left, ...filled } = stepOf(kind, step, on(0)).filled;
    const read = schemaOf(requestStep(kindOf(kind), step)?.fields ?? []).safeParse(filled);
    expect(read.error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });
});

it('R175: either parent sees the record, unless what is on file says otherwise', () => {
  const ground = kindOf('inspection')
    .steps.find(({ kind }) => kind === 'denied')
    ?.fields.find(({ name }) => name === 'ground');
  expect(ground?.kind === 'choice' && ground.of.map(({ id }) => id)).toContain('order');
});

it('R220: written permission is one of the ways in which a parent knows of a transfer', () => {
  const how = kindOf('transfer-out')
    .steps.find(({ kind }) => kind === 'parent-told')
    ?.fields.find(({ name }) => name === 'parentTold');
  expect(how?.kind === 'choice' && how.of.map(({ id }) => id)).toContain('permission');
});

it('R216: the four files of a student go to another school of the district', () => {
  const files = requestStep(kindOf('transfer-within'), 'sent')?.fields.find(({ name }) => name === 'files');
  expect(files?.kind === 'choices' && files.of.map(({ id }) => id)).toEqual([
    'card',
    'cumulative',
    'health',
    'clinical',
  ]);
});

it('has every text in both languages, and every id once', () => {
  for (const kind of REQUEST_KINDS) {
    const names = kind.steps.map((step) => step.kind);
    expect(new Set(names).size).toBe(names.length);
    const known = kind.steps.flatMap(({ after, afterIf, afterAny = [], until = [] }) => [
      ...after,
      ...(afterIf?.steps ?? []),
      ...afterAny,
      ...until,
    ]);
    const inClocks = kind.clocks.flatMap(({ from, until, untilAll = [], stoppedBy = from }) => [
      from,
      ...until,
      ...untilAll,
      stoppedBy,
    ]);
    expect([...known, ...inClocks].filter((name) => !names.includes(name))).toEqual([]);
    const titles = [
      kind.title,
      kind.when,
      ...kind.steps.flatMap(({ title, fields }) => [title, ...fields.map((f) => f.label)]),
    ];
    expect(titles.filter(({ en, es }) => en === '' || es === '')).toEqual([]);
  }
  expect(stepId(1)).toHaveLength(36);
});

it('R177: whoever asks is told first whether there are data about the student; R178: no clock keeps them from asking again', () => {
  const shown = requestStep(kindOf('inspection'), 'inspected')?.fields ?? [];
  const told = shown.find(({ name }) => name === 'subject');
  expect(told).toMatchObject({ kind: 'agreed' });
  expect(told?.optional).toBeUndefined();
  expect(DENIAL_GROUNDS.map(({ id }) => id)).toContain('no-record');
  expect(REQUEST_KINDS.flatMap(({ clocks }) => clocks.map(({ rule }) => rule))).not.toContain('W3');
});
