import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../../shared/areas/access/application.ts';
import { fullDayOf } from '../../../shared/ui/dates.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { uuidOf } from '../../sync/testing/samples.ts';
import { grantLines, stateOf } from './application-words.ts';

const NOW = Date.UTC(2026, 10, 28, 12);
const UNTIL = new Date(2026, 11, 19).getTime();

function application(more: Partial<Application> = {}): Application {
  return {
    id: uuidOf('1'),
    applicant: { staffId: uuidOf('9'), name: 'R. Ortiz', roles: [] },
    about: 'Name, 17',
    student: null,
    information: 'Attendance.',
    need: 'I coach the team.',
    appliedAt: NOW,
    state: 'open',
    form: null,
    decisionText: '',
    decidedBy: null,
    decidedAt: null,
    grant: null,
    rev: 1,
    ...more,
  };
}
const grant = { grantId: uuidOf('5'), fieldClasses: ['directory' as const], untilAt: UNTIL, endReason: '' };

beforeEach(() => setLocale('en'));

describe('where an application stands', () => {
  it.each<[Partial<Application>, string, string]>([
    [{}, 'Waiting for the superintendent', 'accent'],
    [{ state: 'withdrawn' }, 'Withdrawn', 'plain'],
    [{ state: 'decided', form: 'full', grant }, 'Granted', 'ok'],
    [{ state: 'decided', form: 'limited', grant }, 'Granted in part', 'ok'],
    [{ state: 'decided', form: 'de-identified', grant }, 'Granted as reports without names', 'ok'],
    [{ state: 'decided', form: 'refused' }, 'Refused', 'danger'],
    [{ state: 'decided', form: 'full', grant: { ...grant, untilAt: NOW } }, 'Over', 'plain'],
  ])('%j: %s', (more, text, tone) => {
    expect(stateOf(application(more), NOW)).toMatchObject({ text, tone });
  });
});

describe('what was granted', () => {
  const day = fullDayOf(UNTIL - 1, { locale: 'en' });

  it('names the last day with it', () => {
    expect(day).toBe('Dec 18, 2026');
    expect(grantLines(application({ form: 'full', grant }), NOW, 'en')).toEqual([`Open to you to ${day}`]);
    expect(grantLines(application({ form: 'full', grant }), UNTIL, 'en')).toEqual([`Was open to you to ${day}`]);
    expect(grantLines(application({ form: 'de-identified', grant }), NOW, 'en')).toEqual([`To ${day}`]);
  });

  it('says how far, and why it ended early', () => {
    const ended = application({ form: 'limited', grant: { ...grant, endReason: 'The project was called off.' } });
    expect(grantLines(ended, NOW, 'en')).toEqual([
      `Open to you to ${day}`,
      'Opens: grade and school',
      'Ended: The project was called off.',
    ]);
  });

  it('is nothing where nothing was', () => {
    expect(grantLines(application(), NOW, 'en')).toEqual([]);
  });
});
