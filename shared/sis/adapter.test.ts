import { describe, expect, it } from 'vitest';
import { parseAdapter } from './adapter.ts';
import { expressionFault } from './expression.ts';
import { oldStyle } from './testing/adapters.ts';

describe('adapters from JSON', () => {
  it('takes a good one as it is', () => {
    expect(parseAdapter(JSON.stringify(oldStyle))).toEqual({ ok: true, adapter: oldStyle });
  });

  it.each([
    ['newer schema', { schemaVersion: 2 }],
    ['unknown key', { script: 'alert(1)' }],
    ['origin with a path', { match: { ...oldStyle.match, origins: ['https://a.test/x'] } }],
    ['origin no page has', { match: { ...oldStyle.match, origins: ['https://A.test'] } }],
    ['origin with the default port', { match: { ...oldStyle.match, origins: ['https://a.test:443'] } }],
    ['origin that is no address', { match: { ...oldStyle.match, origins: ['https://a.test:99999'] } }],
    ['no page', { pages: [] }],
    ['text that no database keeps', { title: 'a\0' }],
    ['long selector', { fingerprint: ['a'.repeat(301)] }],
    ['field that may not leave the page', { fields: { ssn: [{ from: 'text', css: 'b' }] } }],
    ['slow expression', { fields: { name: [{ from: 'text', css: 'b', re: '(a+)+$' }] } }],
  ])('refuses: %s', (_name, change) => {
    expect(parseAdapter(JSON.stringify({ ...oldStyle, ...change })).ok).toBe(false);
  });

  it('names each place that is wrong, of a choice the one inside it', () => {
    const fields = { sisId: [{ from: 'text' }], name: { any: [{ from: 'text', css: 'b', re: '(a+)+' }] } };
    const { title: _, ...untitled } = oldStyle;
    const wrong = { ...untitled, wish: 1, match: { ...oldStyle.match, origins: ['sis'] }, fields };
    expect(parseAdapter(JSON.stringify(wrong))).toEqual({
      ok: false,
      issues: [
        { place: 'title', code: 'missing' },
        { place: 'match.origins.0', code: 'unusable' },
        { place: 'fields.sisId.0.css', code: 'missing' },
        { place: 'fields.name.any.0.re', code: 'unusable' },
        { place: 'wish', code: 'unknown' },
      ],
    });
  });

  it('refuses more than 64 KB, and what is not JSON', () => {
    expect(parseAdapter(' '.repeat(65_537))).toEqual({ ok: false, issues: [{ place: '', code: 'too-large' }] });
    expect(parseAdapter('{')).toEqual({ ok: false, issues: [{ place: '', code: 'not-json' }] });
  });
});

describe('expressions', () => {
  it.each(['^(.*) - \\d+$', '^grid_(\\d+)_', '(?:\\d{4}-)+x', '[(]+(a)', '(?:Number|#)? ?\\d', '\\\\1'])(
    'allows %s',
    (re) => {
      expect(expressionFault(re)).toBeNull();
    },
  );

  it.each([
    ['(a+)+', 'nested-quantifier'],
    ['((a|b)c)*', 'nested-quantifier'],
    ['(?:\\w*-){20}', 'nested-quantifier'],
    ['(a)\\1', 'back-reference'],
    ['(?<n>a)\\k<n>', 'back-reference'],
    ['(', 'not-valid'],
    ['\\p', 'not-valid'],
    ['a'.repeat(201), 'too-long'],
  ])('refuses %s', (re, fault) => {
    expect(expressionFault(re)).toBe(fault);
  });
});
