import { describe, expect, it } from 'vitest';
import { adaptersFor, pathFits } from './match.ts';
import { adapterWith } from './testing/adapters.ts';

const place = {
  url: 'https://sis.example.test/inner.asp?x=1',
  name: 'main',
  top: false,
  topUrl: 'https://sis.example.test/index.asp',
};
const framed = adapterWith(
  {},
  {
    match: {
      origins: ['https://sis.example.test'],
      paths: ['/inner.asp'],
      frame: { name: 'main', topPath: '/index*' },
    },
  },
);

describe('which adapters a frame has', () => {
  it('asks for origin, path, frame name and the path of the tab', () => {
    expect(adaptersFor([framed], place)).toEqual([framed]);
    expect(adaptersFor([framed], { ...place, name: 'menu' })).toEqual([]);
    expect(adaptersFor([framed], { ...place, top: true })).toEqual([]);
    expect(adaptersFor([framed], { ...place, topUrl: 'https://sis.example.test/other' })).toEqual([]);
    expect(adaptersFor([framed], { ...place, url: 'https://sis.example.test.evil.test/inner.asp' })).toEqual([]);
    expect(adaptersFor([framed], { ...place, url: 'about:blank' })).toEqual([]);
  });

  it('never takes a retired one', () => {
    expect(adaptersFor([{ ...framed, status: 'retired' }], place)).toEqual([]);
  });

  it.each([
    ['/a', '/a', true],
    ['/a', '/ab', false],
    ['/a*', '/ab/c', true],
    ['/a*c*', '/abcd', true],
    ['/*x', '/yx', true],
    ['/aa*aa', '/aaa', false],
  ])('path %s fits %s: %s', (pattern, path, fits) => {
    expect(pathFits(pattern, path)).toBe(fits);
  });
});
