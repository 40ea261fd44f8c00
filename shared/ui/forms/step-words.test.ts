import { beforeEach, describe, expect, it } from 'vitest';
import { GATES, STAGES } from '../../areas/cases/lifecycle/step.ts';
import { STEP_KINDS } from '../../areas/cases/lifecycle/lifecycle.ts';
import { setLocale } from '../locale.svelte.ts';
import { refusalOf } from './step-issues.ts';
import { hindrance, stageWord, stepName, stepTitle } from './step-words.ts';

beforeEach(() => setLocale('en'));
const of = { kind: 'discontinued', monitoredUntil: '2027-01-16' };

describe('R18, R19: what keeps a step from being taken', () => {
  it('names the step that has to be taken first, and leads to it', () => {
    expect(hindrance('after.refusal-told-dspc', of)).toEqual({
      text: 'First: DSPC social worker told of the refusal',
      first: 'refusal-told-dspc',
    });
    expect(hindrance('gate.all-three-satisfactory', of)).toMatchObject({ first: 'monitored' });
    expect(hindrance('gate.approved', { kind: 'packet-sent' })).toMatchObject({ first: 'director-answered' });
  });

  it('R15: says until which day monitoring has to last, where the calendar says', () => {
    expect(hindrance('gate.grading-period-over', of).text).toContain('Jan 16, 2027');
    expect(hindrance('gate.grading-period-over', { ...of, monitoredUntil: null }).text).not.toContain('2027');
  });

  it('says whose it is', () => {
    expect(hindrance('owner', { kind: 'packet-sent' }).text).toBe('This is for the director of student assignments.');
    expect(hindrance('owner', { kind: 'needs' }).text).toBe("This is for the student's social worker.");
  });

  it('has words of its own for every code there can be, in both languages', () => {
    // Those whose faults stand at a field have their words there.
    const atFields = ['reason-holds', 'meeting-day', 'hearing-ahead'];
    const gates = [...GATES.filter((gate) => !atFields.includes(gate)), 'no-calendar', 'committee-decided'];
    const codes = [
      ...gates.map((gate) => `gate.${gate}`),
      'owner',
      'stage',
      'once',
      'until',
      'unknown',
      'rests-on',
      'open-case',
    ];
    const general = { en: hindrance('night', of).text, es: '' };
    setLocale('es');
    general.es = hindrance('night', of).text;
    for (const locale of ['en', 'es'] as const) {
      setLocale(locale);
      const words = [...codes, ...STEP_KINDS.map((kind) => `after.${kind}`)].map((code) => hindrance(code, of).text);
      expect(words).not.toContain(general[locale]);
      expect(new Set(words).size).toBe(words.length);
      expect(new Set(STAGES.map(stageWord)).size).toBe(STAGES.length);
    }
  });
});

describe('a refused step', () => {
  it('has what must come first apart from what is wrong at its fields', () => {
    const issues = [
      { path: 'body.form.kind', code: 'after.summary' },
      { path: 'body.form.day', code: 'future' },
      { path: 'body.form.filled.reason', code: 'invalid_value' },
    ];
    const fields = [{ kind: 'line', name: 'reason', label: { en: 'Reason', es: 'Motivo' }, max: 9 }] as const;
    expect(refusalOf(fields, issues, of)).toEqual({
      errors: { day: 'Choose a day up to today', reason: 'Fill this in' },
      hindrances: [{ text: 'First: Closing summary', first: 'summary' }],
    });
  });
});

it('names steps by title and day, and one of a newer program by its name', () => {
  expect(stepName({ kind: 'referral', day: '2026-11-12' })).toBe('Referral, Nov 12, 2026');
  expect(stepTitle('home-visit')).toBe('Home visit');
  setLocale('es');
  expect(stepTitle('referral')).toBe('Derivación');
});
