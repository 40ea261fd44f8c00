import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_POLICY, policyOf } from './policy.ts';

const WELL = {
  serverUrl: 'https://d.example/',
  locale: 'es',
  blankMinutes: 10,
  featuresOff: ['letters', 'offline-reading'],
  sites: ['https://sis.example/path', 'https://sis.example', 'http://127.0.0.1:8080'],
};
const READ = {
  serverUrl: 'https://d.example',
  locale: 'es',
  blankMinutes: 10,
  featuresOff: ['offline-reading', 'letters'],
  sites: ['https://sis.example', 'http://127.0.0.1:8080'],
};

describe('the policy of a district', () => {
  it('says nothing where nothing is set, and is read whole where all is', () => {
    expect(policyOf({})).toEqual(NO_POLICY);
    expect(policyOf(WELL)).toEqual(READ);
  });

  it.each([
    ['serverUrl', 'http://d.example'],
    ['locale', 'fr'],
    ['blankMinutes', 0],
    ['blankMinutes', 481],
    ['blankMinutes', 2.5],
    ['blankMinutes', '10'],
    ['featuresOff', 'letters'],
    ['featuresOff', ['contacts', 7, null]],
  ] as const)('%s of %j is ignored, and nothing else with it', (name, bad) => {
    expect(policyOf({ ...WELL, [name]: bad })).toEqual({ ...READ, [name]: NO_POLICY[name] });
  });

  it.each([['https://sis.example'], [7], [{}], [['sis.example', 'javascript:alert(1)', 'http://sis.example', 7]]])(
    'a limit on the sites that cannot be read, %j, allows none',
    (bad) => {
      expect(policyOf({ ...WELL, sites: bad })).toEqual({ ...READ, sites: [] });
    },
  );

  it.each([[undefined], [null], [[]]])('sites of %j are no limit', (none) => {
    expect(policyOf({ ...WELL, sites: none }).sites).toBeNull();
  });

  it('a slip in a list costs that entry alone', () => {
    const { featuresOff, sites } = policyOf({
      featuresOff: ['lettres', 'letters'],
      sites: ['https//sis.example', 'https://other.example'],
    });
    expect({ featuresOff, sites }).toEqual({ featuresOff: ['letters'], sites: ['https://other.example'] });
  });

  it('whatever it is given, nothing throws and nothing unsafe comes out', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(WELL)), fc.anything()), (raw) => {
        const { serverUrl, blankMinutes, sites } = policyOf(raw);
        for (const address of [serverUrl, ...(sites ?? [])]) {
          if (address !== null)
            expect(address).toMatch(/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)/);
        }
        if (blankMinutes !== null) expect(blankMinutes).toBeGreaterThan(0);
      }),
      { examples: [[{ serverUrl: { toString: () => 'https://x' } }], [{ sites: [['https://x']] }]] },
    );
  });
});
