import { describe, expect, it } from 'vitest';
import { givenSettings } from '../config.ts';
import { shownSettings } from './settings.ts';

const shown = (env: Record<string, string>) =>
  Object.fromEntries(shownSettings(givenSettings(env)).map(({ name, value }) => [name, value]));

describe('settings as the doctor shows them', () => {
  it('says what is set, what is not and what is the default', () => {
    expect(shown({ PORT: '9000' })).toMatchObject({
      HOST: '127.0.0.1 (default)',
      PORT: '9000',
      BASE_PATH: 'empty (default)',
      DATABASE_URL: 'not set',
    });
  });

  it('shows of an address neither the password nor an option, and of a key nothing', () => {
    const env = { DATABASE_URL: 'postgresql://sue:pa%20ss@db:5433/record?password=pass', DB_KEY: 'pass'.repeat(8) };
    expect(shown(env)).toMatchObject({ DATABASE_URL: 'postgresql://sue:…@db:5433/record', DB_KEY: 'set, not shown' });
  });

  it.each([
    'postgres://sue:12/34hunter2@db/record',
    'postgres://sue:12?34hunter2@db/record',
    'postgres://sue:12#34hunter2@db/record',
    'postgres://sue:a@12?hunter2@db/record',
  ])('shows nothing of %s, whose password is taken for something else', (DATABASE_URL) => {
    expect(shown({ DATABASE_URL })).toMatchObject({ DATABASE_URL: 'an address that cannot be read' });
  });

  it('names the file that holds a value, and does not read it', () => {
    expect(shown({ DB_KEY_FILE: '/missing/key' })).toMatchObject({ DB_KEY: 'in the file /missing/key' });
  });

  it('does not show what is not usable: it may be a secret in the wrong place', () => {
    expect(shown({ PORT: 'hunter2', DATABASE_URL: 'mysql://x:hunter2@y' })).toMatchObject({
      PORT: 'set, but not usable',
      DATABASE_URL: 'set, but not usable',
    });
  });

  it('shows no value of a setting that is named like a secret', () => {
    const secret = { name: 'OIDC_CLIENT_SECRET', value: 'hunter2', file: undefined, origin: 'given' as const };
    expect(shownSettings([secret])).toEqual([{ name: 'OIDC_CLIENT_SECRET', value: 'set, not shown' }]);
  });
});
