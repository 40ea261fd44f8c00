import { describe, expect, it } from 'vitest';
import { faultsOf } from '../disclosures/judge.ts';
import { fieldsOf } from '../disclosures/release-form.ts';
import { schemaOf } from '../forms/form-spec.ts';
import { REQUEST_KINDS, requestStep } from './kinds.ts';
import { LOGGED_TEXTS, logEntryOf } from './log-entries.ts';
import { ageFor, formsOf, kindOf, on, stepOf, taken, upTo, WAYS } from './testing/ways.ts';

const TODAY = on(100);

/** The entries that a way makes, by its steps. */
const entriesOf = (kind: string, way: (typeof WAYS)[number][2]) => {
  const forms = formsOf(kind, way);
  const steps = taken(forms);
  return forms.flatMap((form, n) => {
    const entry = logEntryOf(kind, form, steps.slice(0, n));
    return entry === null ? [] : [[form.kind, entry] as const];
  });
};

describe('R115: what the log gets of a request', () => {
  it.each(WAYS)('%s, %s, fits the log’s own form, and the log finds no fault in it', (kind, _name, way) => {
    for (const [, entry] of entriesOf(kind, way)) {
      expect(schemaOf(fieldsOf(entry)).safeParse(entry.filled).error?.issues ?? []).toEqual([]);
      expect(faultsOf(entry, { age: ageFor(formsOf(kind, way)), today: TODAY, studiesOpen: false })).toEqual([]);
    }
  });

  it('is an entry of each release to somebody outside, and of a denied one, and no other', () => {
    const made = WAYS.flatMap(([kind, , way]) =>
      entriesOf(kind, way).map(([step, { basis, outcome }]) => [kind, step, basis, outcome]),
    );
    expect(made).toEqual([
      ['inspection', 'inspected', 'R100', 'released'],
      ['transfer-out', 'sent', 'R94', 'released'],
      ['transfer-out', 'denied', 'R94', 'denied'],
      ['juvenile', 'part-a', 'R109-a', 'released'],
      ['juvenile', 'part-b', 'R109-b', 'released'],
      ['juvenile', 'part-a', 'R109-a', 'released'],
      ['juvenile', 'requester-told', 'R109-b', 'denied'],
      ['juvenile', 'part-a', 'R109-a', 'released'],
      ['juvenile', 'part-b', 'R109-b', 'released'],
      ['juvenile', 'part-a', 'R109-a', 'released'],
      ['subpoena', 'complied', 'R101', 'released'],
      ['subpoena', 'complied', 'R101', 'released'],
      ['subpoena', 'denied', 'R101', 'denied'],
      ['subpoena', 'quashed', 'R101', 'denied'],
      ...['superintendent', 'principal', 'counselor', 'staff', 'contact', 'contact'].map((step) => [
        'disposition',
        step,
        'R110',
        'released',
      ]),
      ...['superintendent', 'principal', 'staff', 'contact'].map((step) => ['peace-officer', step, 'R111', 'released']),
    ]);
  });

  it('R115: of an order that was withdrawn is an entry, by whichever step that was said', () => {
    const first = stepOf('subpoena', 'received', on(0));
    const entries = ['quashed', 'withdrawn'].map((step) =>
      logEntryOf('subpoena', stepOf('subpoena', step, on(3), { how: 'By letter of counsel' }), taken([first])),
    );
    for (const entry of entries) {
      expect(entry).toMatchObject({ outcome: 'denied', basis: 'R101' });
      expect(entry?.filled['deniedWhy']).toBe('Quashed or withdrawn: By letter of counsel');
      expect(entry && schemaOf(fieldsOf(entry)).safeParse(entry.filled).success).toBe(true);
    }
  });

  it('R188: of part b is what was asked and what was answered with yes, and never what the record says', () => {
    const before = upTo('juvenile', 'notice-received');
    const answer = upTo('juvenile', 'part-b').at(-1);
    const entry = answer && logEntryOf('juvenile', answer, before);
    expect(entry?.filled).toMatchObject({ asked: ['substances', 'threats'], exists: ['threats'], objection: 'no' });
    expect(entry?.filled.noticeOn).toBe(on(4));
  });

  it('R115: of a denied request of a dependent student’s parent is the ground', () => {
    const first = stepOf('inspection', 'received', on(0), { as: 'dependent', evidence: 'none' });
    const denied = stepOf('inspection', 'denied', on(1), { ground: 'adult' });
    const entry = logEntryOf('inspection', denied, taken([first]));
    expect(entry).toMatchObject({
      outcome: 'denied',
      basis: 'R100',
      filled: { deniedWhy: expect.stringMatching(/18/) },
    });
    expect(entry && schemaOf(fieldsOf(entry)).safeParse(entry.filled).success).toBe(true);
  });

  it('R101, C13: of an order that was obeyed is when parent and student were told, or the ground on which nobody was', () => {
    const entryAfter = (name: string) => {
      const steps = upTo('subpoena', 'complied', name);
      const [answer] = steps.slice(-1);
      return (answer && logEntryOf('subpoena', answer, steps.slice(0, -1)))?.filled;
    };
    // The later of the two days: both were told before it was obeyed (R222).
    expect(entryAfter('told and obeyed')).toMatchObject({ notifiedOn: on(2), order: 'Words for order' });
    expect(entryAfter('told and obeyed')).not.toHaveProperty('noNotice');
    expect(entryAfter('obeyed with nobody told')).toMatchObject({ noNotice: 'dependency' });
    expect(entryAfter('obeyed with nobody told')).not.toHaveProperty('notifiedOn');
  });

  it.each([
    ['R110', 'disposition', 'order'],
    ['R111', 'peace-officer', 'record'],
  ])('%s: of a %s is an entry for each recipient, with the reason they need it', (basis, kind, paper) => {
    const steps = taken([stepOf(kind, 'received', on(0), { [paper]: 'No. 7' })]);
    const contact = stepOf(kind, 'contact', on(1), {
      recipient: 'A bus aide',
      interest: 'Rides along',
      capacity: 'volunteer',
    });
    const entry = logEntryOf(kind, contact, steps);
    expect(entry).toMatchObject({ basis, outcome: 'released' });
    expect(entry?.filled).toMatchObject({
      party: 'A bus aide',
      capacity: 'volunteer',
      interest: 'Rides along',
      recipients: 'A bus aide: Rides along',
      [paper]: 'No. 7',
      recordsNote: 'No. 7',
    });
  });

  it('C14: of part b is that an objection came too late', () => {
    const steps = upTo('juvenile', 'part-b', 'objected too late');
    const [answer] = steps.slice(-1);
    const entry = answer && logEntryOf('juvenile', answer, steps.slice(0, -1));
    expect(entry?.filled).toMatchObject({ objection: 'yes', objectedOn: on(19), noticeOn: on(4) });
  });

  it('R106, R117: of a parent’s own inspection is nothing', () => {
    const way = WAYS.find(([kind]) => kind === 'inspection')?.[2] ?? [];
    expect(entriesOf('inspection', way)).toEqual([]);
  });

  it('is nothing of a step before there is a request', () => {
    const [answer] = upTo('juvenile', 'part-a').slice(-1);
    expect(answer && logEntryOf('juvenile', answer, [])).toBeNull();
  });

  it('takes words from fields that the first step has', () => {
    for (const [kind, names] of Object.entries(LOGGED_TEXTS)) {
      expect(REQUEST_KINDS.map(({ id }) => id)).toContain(kind);
      const fields = requestStep(kindOf(kind), 'received')?.fields.map(({ name }) => name);
      expect(fields).toEqual(expect.arrayContaining([...names]));
    }
  });
});
