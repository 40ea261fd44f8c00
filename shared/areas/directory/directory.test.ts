import { describe, expect, it } from 'vitest';
import { EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import { schemaOf } from '../forms/form-spec.ts';
import { DESIGNABLE, heldOf, ITEM_SOURCES, ITEMS, RECRUITER_ITEMS } from './items.ts';
import { askFields } from './list-form.ts';
import { listed, listFault, type Purpose, type StudentFacts } from './listed.ts';
import { directoryPolicySchema, policyFaults, timeToRefuse } from './policy.ts';
import { refusalFaults, REFUSAL_FIELDS } from './refusal-form.ts';
import { holds, type Refusal } from './refusal.ts';
import { COLLEGE, MILITARY, POLICY, PUBLIC, refusal, SENIOR, TODAY } from './testing/facts.ts';

const found = (
  student: Partial<StudentFacts>,
  refusals: readonly Refusal[],
  purpose: Purpose = PUBLIC,
  today = TODAY,
) => {
  const answer = listed({ ...SENIOR, ...student }, POLICY, refusals, purpose, today, EMPTY_CALENDAR);
  return 'items' in answer ? answer.items.join(' ') : answer.why;
};

describe('R128, R79, C4, T1: what may be designated', () => {
  it('is what every source lists, and nothing else', () => {
    expect(DESIGNABLE.map(({ id }) => id)).toEqual(['name', 'grade', 'school', 'activities', 'athletes', 'honors']);
    for (const { id, sources } of ITEMS) {
      const everywhere = ITEM_SOURCES.every((one) => (sources as readonly string[]).includes(one));
      expect([id, DESIGNABLE.some((one) => one.id === id)]).toEqual([id, everywhere]);
    }
  });

  it('R142: is never a number, a badge, an attendance date, nor anything the law keeps apart, such as the military box', () => {
    expect(ITEMS.filter(({ id, title }) => /militar/i.test(`${id} ${title.en}`))).toEqual([]);
    const ids = DESIGNABLE.map(({ id }) => id).join(' ');
    expect(ids).not.toMatch(/ssn|number|badge|dates|address|phone|email|birth|race|religion|national|color/);
    for (const item of ['number', 'badge', 'dates', 'address', 'ssn'])
      expect(directoryPolicySchema.safeParse({ ...POLICY, items: ['name', item] }).success).toBe(false);
    expect(directoryPolicySchema.safeParse(POLICY).success).toBe(true);
  });

  it('goes out as far as this system has it', () => {
    expect(heldOf(ITEMS.map(({ id }) => id))).toEqual(['name', 'grade', 'school']);
  });

  it('is never of somebody at no school of the district, nor of a sealed record', () => {
    expect(found({ atSchool: false }, [])).toBe('not-at-school');
    expect(found({ atSchool: false }, [], MILITARY)).toBe('not-at-school');
    expect(found({ sealed: true }, [])).toBe('sealed');
    expect(found({}, [])).toBe('name grade school');
  });
});

describe('R129: a limit to parties or purposes', () => {
  const limited = { ...POLICY, parties: ['Harbor Gazette, Inc.'], purposes: ['Yearbook'] };
  it.each([
    ['Harbor Gazette Inc', 'yearbook', null],
    ['Another Paper', 'Yearbook', 'not-for-party'],
    ['harbor gazette inc.', 'Marketing', 'not-for-purpose'],
  ])('of %s for %s is judged as %s', (party, purpose, fault) => {
    expect(listFault(limited, { ...PUBLIC, party, purpose }, TODAY, EMPTY_CALENDAR)).toBe(fault);
  });

  it('is none for recruiters, whom the law names itself (R160)', () => {
    expect(listFault(limited, MILITARY, TODAY, EMPTY_CALENDAR)).toBeNull();
  });
});

describe('R130, R131, W15, W16, C2: no list before families could refuse', () => {
  it.each([
    // 30 days from 3 August end on 2 September, 14 from 1 September on the 15th.
    ['2026-08-03', '2026-09-01', '2026-09-15'],
    ['2026-08-31', '2026-09-01', '2026-09-30'],
  ])('of a notice of %s and school from %s ends on the later day, %s', (noticeOn, openingOn, last) => {
    const policy = { ...POLICY, noticeOn, openingOn };
    expect(timeToRefuse(policy, EMPTY_CALENDAR).last).toBe(last);
    expect(listFault(policy, PUBLIC, last, EMPTY_CALENDAR)).toBe('too-early');
    const after = last.replace(/\d\d$/, (day) => String(Number(day) + 1).padStart(2, '0'));
    expect(listFault(policy, PUBLIC, after === '2026-09-31' ? '2026-10-01' : after, EMPTY_CALENDAR)).toBeNull();
  });

  it('is made without a policy, or by one of another school year', () => {
    expect(listFault(null, PUBLIC, TODAY, EMPTY_CALENDAR)).toBe('no-policy');
    expect(listFault(null, MILITARY, TODAY, EMPTY_CALENDAR)).toBe('no-policy');
    expect(listFault(POLICY, PUBLIC, '2027-07-01', EMPTY_CALENDAR)).toBe('old-policy');
    expect(listFault(POLICY, MILITARY, '2027-07-01', EMPTY_CALENDAR)).toBe('old-policy');
  });

  it('has nothing that the district did not designate, and no row without a name', () => {
    expect(listFault(POLICY, { ...PUBLIC, items: ['name', 'activities'] }, TODAY, EMPTY_CALENDAR)).toBe(
      'not-designated',
    );
    expect(listFault(POLICY, { ...PUBLIC, items: ['grade'] }, TODAY, EMPTY_CALENDAR)).toBe('not-held');
  });

  it('R130, R226: the notice comes before the school year, for each anew', () => {
    expect(policyFaults(POLICY)).toEqual([]);
    expect(policyFaults({ ...POLICY, noticeOn: '2026-09-02' })).toEqual(['noticeOn']);
    // R130: that of the year before is not this year's, however the opening day is moved on.
    expect(policyFaults({ ...POLICY, noticeOn: '2025-08-03' })).toEqual(['noticeOn']);
    expect(policyFaults({ ...POLICY, noticeOn: '2026-01-01' })).toEqual([]);
    expect(policyFaults({ ...POLICY, recruitersBy: '2027-07-01' })).toEqual(['recruitersBy']);
  });
});

describe('R134, R162: a refusal as it was signed', () => {
  const filled = {
    receivedOn: '2026-09-10',
    receivedBy: 'principal',
    signer: 'Dana',
    relation: 'parent',
    address: '1 Elm',
    school: 'Harbor View',
    public: ['all'],
  };
  it.each(['receivedOn', 'receivedBy', 'signer', 'relation', 'address', 'school'])('is none without: %s', (name) => {
    const { [name]: _, ...rest } = filled as Record<string, string | string[]>;
    const read = schemaOf(REFUSAL_FIELDS).safeParse(rest);
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([name]);
  });

  it('refuses something, and says the grade where it refuses recruiters', () => {
    expect(refusalFaults(filled)).toEqual([]);
    expect(refusalFaults({ ...filled, public: [] })).toEqual([{ field: 'public', code: 'nothing' }]);
    expect(refusalFaults({ ...filled, recruiters: ['all'] })).toEqual([{ field: 'grade', code: 'needed' }]);
    expect(refusalFaults({ ...filled, public: [], recruiters: ['all'], grade: '11' })).toEqual([]);
  });
});

describe('R131, R135, T5, W17: how long a refusal holds', () => {
  it.each([
    ['from the day it was received', '2026-11-20', '2026-11-20', true],
    ['not before', '2026-11-20', '2026-11-19', false],
    ['through the last day of its school year', '2026-09-10', '2027-06-30', true],
    ['not into the next', '2026-09-10', '2027-07-01', false],
    ['not from the year before', '2026-05-10', '2026-11-20', false],
  ])('%s', (_, receivedOn, today, expected) => {
    expect(holds(refusal({ receivedOn, public: ['all'] }), 'here', today, POLICY)).toBe(expected);
  });

  it('through the year of the notice that it answers, where that came before July (R226)', () => {
    const early = { noticeOn: '2026-06-08', openingOn: '2026-09-01' };
    const answer = refusal({ receivedOn: '2026-06-15', public: ['all'] });
    expect([holds(answer, 'here', TODAY, early), holds(answer, 'here', TODAY, null)]).toEqual([true, false]);
    expect(holds(answer, 'here', '2027-09-10', early)).toBe(false);
  });

  it('until it is rescinded, and never where it was a mistake', () => {
    const taken = refusal({ public: ['all'], rescindedOn: '2026-11-20' });
    expect(holds(taken, 'here', '2026-11-19', POLICY)).toBe(true);
    expect(holds(taken, 'here', '2026-11-20', POLICY)).toBe(false);
    expect(holds(refusal({ mistake: true }), 'here', TODAY, POLICY)).toBe(false);
  });
});

describe('R136, C3, W18: a former student', () => {
  const of = (lastDay: string | null, receivedOn: string, today: string, change: Partial<Refusal> = {}) =>
    holds(refusal({ receivedOn, public: ['all'], ...change }), { lastDay }, today, null);
  it.each([
    ['what held at exit stands, years later', '2024-06-07', '2023-09-10', '2026-11-20', true],
    ['what had lapsed by then does not', '2024-06-07', '2022-09-10', '2026-11-20', false],
    ['who is entered as gone in summer left the school year before', '2024-08-15', '2023-09-10', '2026-11-20', true],
    ['but in autumn did not', '2024-09-15', '2023-09-10', '2026-11-20', false],
    ['what came after is good for its year', '2024-06-07', '2026-09-10', '2026-11-20', true],
    ['and no longer', '2024-06-07', '2025-09-10', '2026-11-20', false],
  ])('%s', (_, lastDay, receivedOn, today, expected) => {
    expect(of(lastDay, receivedOn, today)).toBe(expected);
  });

  it('of whom nobody knows when they left keeps all that was refused', () => {
    expect(of(null, '2015-09-10', TODAY)).toBe(true);
  });

  it('may rescind it', () => {
    expect(of('2024-06-07', '2023-09-10', TODAY, { rescindedOn: '2026-11-01' })).toBe(false);
  });

  it('is on no list for recruiters', () => {
    expect(found({ left: { lastDay: '2026-06-05' } }, [], MILITARY)).toBe('has-left');
    expect(found({ left: { lastDay: '2026-06-05' } }, [])).toBe('name grade school');
  });
});

describe('R160, R161, R163, W19: recruiters', () => {
  it('are given grades 11 and 12 alone', () => {
    for (const grade of ['09', '10', '13', '']) expect(found({ grade }, [], MILITARY)).toBe('grade');
    for (const grade of ['11', '12']) expect(found({ grade }, [], COLLEGE)).toBe('name');
  });

  it('are given nothing but what the law lists, of which this system has the name', () => {
    expect(RECRUITER_ITEMS.map(({ id }) => id)).toEqual(['name', 'address', 'phone', 'email']);
    expect(found({}, [], { ...MILITARY, items: ['grade', 'school'] })).toBe('name');
  });

  it('are given nothing before the yearly date has passed', () => {
    expect(found({}, [], MILITARY, '2026-10-01')).toBe('recruiters-early');
    expect(found({}, [], MILITARY, '2026-10-02')).toBe('name');
  });

  it('R165, R166: agree to use it for their purpose alone, and are asked for no fee', () => {
    for (const audience of ['military', 'college']) {
      const names = askFields({ audience }).map(({ name }) => name);
      expect(names).toEqual(['audience', 'askedOn', 'party', 'purpose', 'proven', 'noticeGiven', 'onlyPurpose']);
    }
  });
});

it('R133: whoever asks gives no number and no name of a student to look one up by', () => {
  for (const audience of ['military', 'college', 'public']) {
    const names = askFields({ audience }).map(({ name }) => name);
    expect(names.join(' ')).not.toMatch(/student|number|ssn|birth|sis/i);
  }
});

describe('R164: two switches', () => {
  it('refusing recruiters does not refuse the public, nor the reverse', () => {
    const public_ = [refusal({ public: ['all'] })];
    const recruiters = [refusal({ recruiters: ['all'] })];
    expect([found({}, public_), found({}, public_, MILITARY)]).toEqual(['refused', 'name']);
    expect([found({}, recruiters), found({}, recruiters, MILITARY)]).toEqual(['name grade school', 'refused']);
  });

  it('takes out what is refused of it, and the whole row without a name', () => {
    expect(found({}, [refusal({ public: ['grade'] })])).toBe('name school');
    expect(found({}, [refusal({ public: ['name'] })])).toBe('refused');
    expect(found({}, [refusal({ public: ['grade'] }), refusal({ public: ['school'] })])).toBe('name');
  });
});
