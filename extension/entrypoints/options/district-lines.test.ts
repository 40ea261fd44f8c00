import { expect, it } from 'vitest';
import { NO_POLICY } from '../../sync/policy.ts';
import { districtLines } from './district-lines.ts';

it('says nothing where the district set nothing, and each value that it set', () => {
  expect(districtLines(NO_POLICY)).toEqual([]);
  const all = districtLines({
    serverUrl: 'https://d.example',
    locale: 'es',
    blankMinutes: 1,
    featuresOff: ['name-on-page', 'letters'],
    sites: ['https://sis.example', 'https://other.example'],
  });
  expect(all.map(({ what, says }) => `${what}: ${says}`)).toEqual([
    'Server address: https://d.example',
    'Language at first: Español',
    'Panels cover student data: after 1 minute without a key or a press',
    'Switched off: the name in use on the page itself, letters to the home',
    'Runs on these sites alone: https://sis.example\nhttps://other.example',
  ]);
});

it('says that a limit on the sites was set that cannot be read', () => {
  expect(districtLines({ ...NO_POLICY, sites: [] }).map(({ says }) => says)).toEqual([
    'Set by your district, but not readable: it runs on none',
  ]);
});
