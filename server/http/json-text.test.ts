import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonText, withMembers } from './json-text.ts';

it('reads like the object with all members, whatever they are', () => {
  const members = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
  fc.assert(
    fc.property(members, members, (own, more) => {
      const texts = Object.fromEntries(
        Object.entries(more).map(([name, value]) => [name, jsonText(JSON.stringify(value))]),
      );
      expect(JSON.parse(withMembers(own, texts).text)).toEqual(JSON.parse(JSON.stringify({ ...own, ...more })));
    }),
  );
});
