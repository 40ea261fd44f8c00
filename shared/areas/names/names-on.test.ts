import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { flagOf } from './flag.ts';
import type { NameAbout } from './lacks.ts';
import { nameHistory, namesBeside, namesOn, type NameUpdate } from './names-on.ts';
import type { KeptNamePolicy } from './policy.ts';
import { APPROVAL, FORM, kept, PARENT_SIGNED, saying, step, STUDENT_SIGNED, TOLD } from './testing/updates.ts';
import { NAMED_DOCUMENTS, type NamedDocumentId, type NamingTo, whichName } from './which-name.ts';

const ALLOWED = kept(saying('allowed', '2026-09-01'));
const about = (policies: readonly KeptNamePolicy[] = ALLOWED): NameAbout => ({ birthDate: '2012-03-14', policies });
const update = (id: string, from: string, form = FORM, ...more: NameUpdate['steps']): NameUpdate => ({
  id,
  steps: [
    step('asked', from, form),
    step('signed', from, PARENT_SIGNED),
    step('signed', from, STUDENT_SIGNED),
    step('approved', from, APPROVAL),
    ...more,
  ],
});
const one = update('one', '2026-11-10');
const ORIGINAL = { first: 'Kiri', middle: 'Ann', last: 'Baptiste-Nguyen', gender: 'F' };
const ALL = Object.keys(NAMED_DOCUMENTS) as NamedDocumentId[];
const UPDATED = { ...ORIGINAL, first: 'Kit', gender: 'M' };

describe('R197, R205: the names of a student on a day', () => {
  it('are updated from the day of the approval, and the original stays', () => {
    expect(namesOn([one], '2026-11-09', about())).toBeNull();
    expect(namesOn([one], '2026-11-10', about())).toMatchObject({
      from: '2026-11-10',
      until: null,
      original: ORIGINAL,
      legal: ORIGINAL,
      updated: UPDATED,
      pronouns: { id: 'they', own: '' },
      rests: [],
    });
    expect(nameHistory([{ id: 'asked', steps: one.steps.slice(0, 3) }])).toEqual([]);
  });

  it('are no longer the updated ones from the day of the withdrawal, and the history stays', () => {
    const ended = update('one', '2026-11-10', FORM, step('withdrawn', '2026-11-18', { who: 'student' }));
    expect(namesOn([ended], '2026-11-17', about())).not.toBeNull();
    expect(namesOn([ended], '2026-11-18', about())).toBeNull();
    expect(nameHistory([ended])).toMatchObject([{ from: '2026-11-10', until: '2026-11-18', original: ORIGINAL }]);
  });

  it('have the first original through every update that follows while one stands', () => {
    const next = { ...FORM, currentFirst: 'Kit', currentGender: 'M', first: 'Kai' };
    const history = nameHistory([one, update('two', '2026-11-15', next)]);
    expect(history.map(({ from, until, updated }) => [from, until, updated.first])).toEqual([
      ['2026-11-10', '2026-11-15', 'Kit'],
      ['2026-11-15', null, 'Kai'],
    ]);
    expect(history.map(({ original }) => original)).toEqual([ORIGINAL, ORIGINAL]);
    // Also where it was withdrawn while the next one waited, or the school's system still bore it.
    for (const day of ['2026-11-12', '2026-11-15']) {
      const ended = update('one', '2026-11-10', FORM, step('withdrawn', day));
      expect(nameHistory([ended, update('two', '2026-11-15', next)])[1]?.original).toEqual(ORIGINAL);
    }
    const long = update('one', '2026-01-10', FORM, step('withdrawn', '2026-02-10'));
    expect(nameHistory([long, update('two', '2026-11-15', next)])[1]?.original.first).toBe('Kit');
    const other = { ...next, currentFirst: 'Kim' };
    const soon = update('one', '2026-11-10', FORM, step('withdrawn', '2026-11-12'));
    expect(nameHistory([soon, update('two', '2026-11-15', other)])[1]?.original.first).toBe('Kim');
  });

  it('R205: are those of the update before it again, once a later one is withdrawn', () => {
    const next = { ...FORM, currentFirst: 'Kit', currentGender: 'M', first: 'Kai' };
    const two = update('two', '2026-11-13', next, step('withdrawn', '2026-11-16'));
    const spans = (...all: NameUpdate[]) =>
      nameHistory(all).map(({ from, until, updated }) => [from, until, updated.first]);
    expect(spans(one, two)).toEqual([
      ['2026-11-10', '2026-11-13', 'Kit'],
      ['2026-11-13', '2026-11-16', 'Kai'],
      ['2026-11-16', null, 'Kit'],
    ]);
    expect(namesOn([one, two], '2026-11-16', about())).toMatchObject({ original: ORIGINAL, updated: UPDATED });
    // The first is withdrawn while the second is in use: nothing comes back.
    const ended = update('one', '2026-11-10', FORM, step('withdrawn', '2026-11-14'));
    expect(spans(ended, two)).toEqual([
      ['2026-11-10', '2026-11-13', 'Kit'],
      ['2026-11-13', '2026-11-16', 'Kai'],
    ]);
    expect(namesOn([ended, two], '2026-11-16', about())).toBeNull();
  });

  it('R197: stay in the history where they were withdrawn on the day of the approval', () => {
    const ended = update('one', '2026-11-10', FORM, step('withdrawn', '2026-11-10'));
    expect(nameHistory([ended])).toMatchObject([{ from: '2026-11-10', until: '2026-11-10', original: ORIGINAL }]);
    expect(namesOn([ended], '2026-11-10', about())).toBeNull();
  });

  it('R196: rest after a withdrawal, while the school’s system still bears the withdrawn name', () => {
    const ended = update('one', '2026-11-10', FORM, step('withdrawn', '2026-11-18'));
    const beside = (givenName: string, day: string) =>
      namesBeside({ givenName, familyName: 'Baptiste Nguyen' }, [ended], day, about());
    expect(beside('Kit', '2026-11-18')).toMatchObject({ legal: ORIGINAL, updated: UPDATED, rests: ['withdrawn'] });
    expect(beside('Kiri', '2026-11-18')).toBeNull();
    expect(beside('Kit', '2026-11-17')).toMatchObject({ rests: [] });
    expect(beside('Kit', '2026-11-09')).toBeNull();
    expect(beside('Kit', '2027-01-17')).not.toBeNull();
    expect(beside('Kit', '2027-01-18')).toBeNull();
    const gender = update('one', '2026-11-10', { ...FORM, first: 'Kiri' }, step('withdrawn', '2026-11-18'));
    const roster = { givenName: 'Kiri', familyName: 'Baptiste-Nguyen' };
    expect(namesBeside(roster, [gender], '2026-11-19', about())).toBeNull();
    const to = { worksWith: true, mayKnowOriginal: true, lettersHome: true };
    expect(whichName('subpoena-packet', beside('Kit', '2026-11-18'), to)?.name.first).toBe('Kiri');
  });

  it('R201: have a last name that an order changed in the legal name too, and the original keeps the old one', () => {
    const last = { ...FORM, last: 'Nguyen', lastProof: 'court-order', lastProofAt: 'File 12' };
    expect(namesOn([update('one', '2026-11-10', last)], '2026-11-20', about())).toMatchObject({
      original: ORIGINAL,
      legal: { ...ORIGINAL, last: 'Nguyen' },
      updated: { ...UPDATED, last: 'Nguyen' },
    });
  });
});

describe('what was approved, under a stricter word of the district from a day on', () => {
  const later = (policy: Parameters<typeof saying>[0]) => about([...ALLOWED, ...kept(saying(policy, '2026-11-18'))]);
  it.each([
    ['allowed', []],
    ['consent', ['consent-form']],
    ['notify', ['parents-told']],
    ['forbidden', ['policy.forbidden']],
    ['off', ['policy.off']],
  ] as const)('rests under %s, and its history stays', (mode, rests) => {
    expect(namesOn([one], '2026-11-17', later(mode))?.rests).toEqual([]);
    const then = namesOn([one], '2026-11-18', later(mode));
    expect(then).toMatchObject({ original: ORIGINAL, updated: UPDATED, rests });
    expect(flagOf(then) === null).toBe(rests.length > 0);
  });

  it('is used again from the day on which it has what is asked for', () => {
    const told = update('one', '2026-11-10', FORM, step('parents-told', '2026-11-19', TOLD));
    expect(namesOn([told], '2026-11-18', later('notify'))?.rests).toEqual(['parents-told']);
    expect(namesOn([told], '2026-11-19', later('notify'))?.rests).toEqual([]);
  });
});

describe('which document bears which name', () => {
  const home = update('one', '2026-11-10', { ...FORM, lettersHome: 'chosen' });
  const KNOWS = { worksWith: true, mayKnowOriginal: true, lettersHome: true };
  const bears = (document: NamedDocumentId, of: NameUpdate, to: Partial<NamingTo> = {}) => {
    const found = whichName(document, namesOn([of], '2026-11-20', about()), { ...KNOWS, ...to });
    return [found?.name, found?.also].flatMap((name) => name ?? []).map(({ first, gender }) => `${first} ${gender}`);
  };
  const LEGAL = ['state-report', 'state-test', 'transcript', 'legal-letter', 'subpoena-packet'] as const;

  it.each(LEGAL)('R196, R198: %s the legal one, with F or M, whatever the student chose', (document) => {
    for (const worksWith of [true, false]) expect(bears(document, home, { worksWith })).toEqual(['Kiri F']);
  });

  it('R200: a copy for those who may have the record both, whatever the policy is now', () => {
    expect(bears('record-request', one, { worksWith: false })).toEqual(['Kiri F', 'Kit M']);
    expect(whichName('record-request', namesOn([one], '2026-11-20', about([])), KNOWS)?.also).toEqual(UPDATED);
  });

  it.each(['class-list', 'panel-header', 'internal-note'] as const)(
    'R204: %s the updated one for staff who work with the student, and for nobody else',
    (document) => {
      expect(bears(document, one, { mayKnowOriginal: false })).toEqual(['Kit M']);
      expect(bears(document, one, { worksWith: false })).toEqual([]);
    },
  );

  it('a letter to the home what the student chose, where the district lets it', () => {
    expect(bears('letter-home', home)).toEqual(['Kit M']);
    expect(bears('letter-home', home, { lettersHome: false })).toEqual(['Kiri F']);
    expect(bears('letter-home', one)).toEqual(['Kiri F']);
  });

  it.each(ALL)(
    '%s has a source, and no other name than that of the school’s system where no update is in force',
    (id) => {
      expect(NAMED_DOCUMENTS[id].source).not.toBe('');
      expect(whichName(id, null, KNOWS)).toBeNull();
    },
  );

  it.each(ALL)('R197, R204: %s shows no original and no updated name to who may know neither', (id) => {
    expect(bears(id, home, { worksWith: false, mayKnowOriginal: false })).toEqual([]);
    expect(bears(id, home, { mayKnowOriginal: false })).not.toContain('Kiri F');
    if (id !== 'record-request') expect(bears(id, home, { worksWith: false })).not.toContain('Kit M');
  });

  test('R204: an updated name that rests is on nothing but a copy of the record', () => {
    const rests = namesOn([home], '2026-11-20', about(kept(saying('forbidden', '2026-09-01'))));
    for (const id of ALL) expect(whichName(id, rests, KNOWS)?.name.first).toBe('Kiri');
  });
});

const DAYS = ['2026-11-10', '2026-11-12', '2026-11-14', '2026-11-16', '2026-11-18'];
const day = fc.constantFrom(...DAYS);

test('R197: on any day one name at most is in force, and no original is ever lost, whatever is approved and withdrawn', () => {
  const made = fc.record({ from: day, ends: fc.option(day, { nil: null }), first: fc.constantFrom('Kit', 'Kai') });
  fc.assert(
    fc.property(fc.array(made, { maxLength: 4 }), (all) => {
      const updates = all.map(({ from, ends, first }, i) =>
        update(`u${i}`, from, { ...FORM, first }, ...(ends !== null && ends >= from ? [step('withdrawn', ends)] : [])),
      );
      const history = nameHistory(updates);
      expect(new Set(history.map(({ updateId }) => updateId))).toEqual(new Set(updates.map(({ id }) => id)));
      for (const on of DAYS) {
        const open = history.filter(({ from, until }) => from <= on && (until === null || on < until));
        expect(open.length).toBeLessThanOrEqual(1);
        expect(namesOn(updates, on, about())?.updateId).toBe(open[0]?.updateId);
      }
      for (const { original } of history) expect(original).toEqual(ORIGINAL);
    }),
  );
});
