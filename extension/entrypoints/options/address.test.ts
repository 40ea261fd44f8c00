import { expect, test } from 'vitest';
import { originPattern } from './address.ts';
import { siteName } from './sites.ts';

test.each([
  ['https://facesheet.district.example', 'https://facesheet.district.example/*'],
  [' https://facesheet.district.example:8443/base/ ', 'https://facesheet.district.example/*'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1/*'],
])('the browser is asked for %s', (address, pattern) => {
  expect(originPattern(address)).toBe(pattern);
});

test.each(['', 'facesheet.district.example', 'ftp://x.example', 'javascript:alert(1)', 'chrome://settings'])(
  '%j is no web address',
  (address) => {
    expect(originPattern(address)).toBeNull();
  },
);

test('a pattern is read as a site', () => {
  expect(siteName('https://sis.example/*')).toBe('https://sis.example');
});
