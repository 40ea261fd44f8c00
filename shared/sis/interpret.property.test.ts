import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAdapter, type Fields, type Source } from './adapter.ts';
import { interpret } from './interpret.ts';
import { adapterWith } from './testing/adapters.ts';
import { domOf } from './testing/fake-dom.ts';

const css = fc.oneof(fc.constantFrom('b', 'i', '#x', 'td', 'form[name=a]'), fc.string({ minLength: 1, maxLength: 8 }));
const expression = fc.option(fc.constantFrom('\\d+', '^(.*)$', 'x(\\w)'), { nil: undefined });
const source: fc.Arbitrary<Source> = fc
  .oneof(
    fc.record({ from: fc.constant('text' as const), css }),
    fc.record({ from: fc.constant('attr' as const), css, attr: fc.string({ minLength: 1, maxLength: 5 }) }),
    fc.record({
      from: fc.constant('label' as const),
      item: css,
      label: css,
      is: fc.string({ minLength: 1, maxLength: 5 }),
    }),
    fc.record({ from: fc.constant('url' as const), param: fc.constantFrom('id', 'x') }),
    fc.record({ from: fc.constantFrom('comment' as const, 'value' as const, 'option' as const), css }),
  )
  .chain((s) => expression.map((re): Source => (re === undefined ? s : { ...s, re })));
const field = fc.record({
  any: fc.array(source, { minLength: 1, maxLength: 3 }),
  agree: fc.array(source, { minLength: 1, maxLength: 2 }),
});
const fields: fc.Arbitrary<Fields> = fc.record({ sisId: field, name: field, birthDate: field });
const digits = fc.stringMatching(/^[1-9][0-9]{0,6}$/);

describe('the interpreter', () => {
  it('never throws, whatever the page and the adapter', () => {
    fc.assert(
      fc.property(fields, fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (f, html, word) => {
        const dom = domOf(
          `<b>${html}</b><i>${word}</i><form name=a><table><td>${word}</form>`,
          'https://sis.example.test/?id=7',
        );
        expect(interpret(adapterWith(f), dom).outcome).toMatch(/^(student|name-only|none|conflict|no-fingerprint)$/);
      }),
    );
  });

  it('is a conflict exactly when two places name different students', () => {
    const f: Fields = {
      sisId: {
        any: [{ from: 'text', css: 'b' }],
        agree: [
          { from: 'text', css: 'i' },
          { from: 'url', param: 'id' },
        ],
      },
    };
    fc.assert(
      fc.property(digits, digits, digits, (a, b, c) => {
        const dom = domOf(`<b>${a}</b><i>${b}</i>`, `https://sis.example.test/?id=${c}`);
        const expected = a === b && a === c ? 'student' : 'conflict';
        expect(interpret(adapterWith(f), dom).outcome).toBe(expected);
      }),
    );
  });

  it('reading adapters never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
        expect(parseAdapter(json).ok).toBe(false);
      }),
    );
  });
});
