import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '../../../shared/audit/event.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { auditFilterSchema, EVERYTHING } from '../../../shared/wire/audit.ts';
import { hashOf, partsOf } from '../place.svelte.ts';
import { filterAt, partsFor, type Shared, tokensOf } from './tokens.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const filters: fc.Arbitrary<Shared> = fc.record(
  {
    actions: fc.subarray([...AUDIT_ACTIONS]),
    decision: fc.constantFrom('all', 'undone'),
    use: fc.constantFrom('all', 'deliberate', 'incidental'),
    from: day,
    to: day,
  },
  { requiredKeys: ['actions', 'decision', 'use'] },
);

test('an address and a filter name each other, through the hash of a page', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(filterAt(partsOf(hashOf(partsFor(filter))) ?? [])).toEqual(filter);
    }),
  );
});

test('an address never makes a filter that the server would refuse', () => {
  const odd = fc.oneof(fc.string(), fc.constantFrom('from-2026-13-40', 'to-', 'what-nothing', 'deliberate', 'undone'));
  fc.assert(
    fc.property(fc.array(odd), (parts) => {
      expect(auditFilterSchema.safeParse(filterAt(parts)).success).toBe(true);
    }),
  );
  expect(filterAt([])).toEqual(EVERYTHING);
});

test('each token taken away leaves the others, and all of them leave everything', () => {
  setLocale('en');
  fc.assert(
    fc.property(filters, (filter) => {
      const tokens = tokensOf(filter, 'en');
      expect(new Set(tokens.map(({ key }) => key)).size).toBe(tokens.length);
      for (const { key, rest } of tokens) {
        expect(tokensOf(rest, 'en').map((one) => one.key)).toEqual(
          tokens.map((one) => one.key).filter((one) => one !== key),
        );
      }
      const none = tokens.reduce<Shared>((left) => tokensOf(left, 'en')[0]?.rest ?? left, filter);
      expect(none).toEqual(EVERYTHING);
    }),
  );
});

test('says in words what it narrows', () => {
  setLocale('en');
  const filter: Shared = { actions: ['student.view'], decision: 'undone', use: 'deliberate', from: '2026-11-01' };
  expect(tokensOf(filter, 'en').map(({ text }) => text)).toEqual([
    'What: Opened a face sheet',
    'From Nov 1, 2026',
    'Refused or failed',
    'Deliberate uses',
  ]);
});
