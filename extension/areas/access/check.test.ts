import { beforeEach, describe, expect, it } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { listErrors } from '../forms/errors.ts';
import { APPLICATION_CHECKS, THREAT_CHECKS } from './check.ts';

const application = { about: 'Name, 17', information: 'Attendance.', need: 'I coach the team.' };

beforeEach(() => setLocale('en'));

describe('an application', () => {
  const { check, errorsOf } = APPLICATION_CHECKS;

  it('is well when it says whom, what and what for', () => {
    expect(check(application)).toEqual({});
  });

  it('says at each field what is missing', () => {
    expect(check({ about: ' ', information: '', need: '  ' })).toEqual({
      about: 'Say whom it is about: name or student number',
      information: 'Say which information you need',
      need: 'Say what you need it for',
    });
  });

  it('says what is too long, and what no database keeps', () => {
    expect(check({ ...application, need: 'x'.repeat(2001) }).need).toBe('Shorten the text to 2000 characters');
    expect(check({ ...application, information: 'a\0b' }).information).toMatch(/^Check this text/);
  });

  it('puts what the server found at its field, or above the form', () => {
    const issues = [
      { path: 'body.need', code: 'too_small' },
      { path: 'body.seen.system', code: 'too_big' },
    ];
    expect(errorsOf(issues)).toEqual({
      need: 'Say what you need it for',
      form: 'The server did not accept this. Check each field, then send it again.',
    });
    expect(listErrors(errorsOf(issues), ['about', 'information', 'need']).map(({ field }) => field)).toEqual([
      'need',
      'form',
    ]);
  });
});

describe('a threat', () => {
  it('must say enough to be judged afterwards', () => {
    expect(THREAT_CHECKS.check({ threat: `  ${'x'.repeat(14)}  ` })).toEqual({
      threat: 'Say more about the threat: 15 characters at least',
    });
    expect(THREAT_CHECKS.check({ threat: 'x'.repeat(15) })).toEqual({});
    expect(THREAT_CHECKS.check({ threat: 'x'.repeat(1001) }).threat).toBe('Shorten the text to 1000 characters');
  });
});
