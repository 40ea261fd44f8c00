import { expect } from 'vitest';
import {
  activeStaff,
  claimsBetween,
  claimsInUse,
  roleFactsBetween,
  staffAfter,
} from '../../../server/areas/access/mapping/staff-claims.repo.ts';
import { TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import type { Ground } from '../ground.ts';
import { ids, staffRow } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, BY_BYTES, TEXT } from '../text.ts';

const PAGE = 500;

const claim = (change: object = {}) => ({
  staffId: ids.tove,
  kind: 'group',
  value: TEXT,
  buildingId: '',
  source: 'test',
  since: YESTERDAY,
  until: null as string | null,
  ...change,
});
type ClaimRow = ReturnType<typeof claim>;
const say = ({ tend }: Ground, ...rows: ClaimRow[]) => tend((tx) => tx.db.insert(tx.tables.staffClaim).values(rows));

const fact = (staffId: string) => ({
  staffId,
  role: 'teacher',
  buildingId: ids.lakeside,
  source: TEXT,
  since: YESTERDAY,
  until: null,
});

const account = ({ tend }: Ground, staffId: string, disabled: boolean) =>
  tend((tx) =>
    tx.db.insert(tx.tables.account).values({ staffId, username: staffId, passwordHash: 'x', disabled, createdAt: AT }),
  );

export const staffClaims: Repository = {
  file: 'areas/access/mapping/staff-claims.repo.ts',
  functions: {
    staffAfter: {
      async 'goes by the bytes of the ids, a page at a time, those who have left among them'(on) {
        const named = BY_BYTES.filter((id) => id !== '').map((id) => staffRow({ id }));
        const many = Array.from({ length: PAGE }, (_, i) => staffRow({ id: `many-${String(i).padStart(6, '0')}` }));
        await on.tend((tx) => tx.db.insert(tx.tables.staff).values([...named, ...many]));
        const first = await on.look((q) => staffAfter(q, ''));
        expect(first).toHaveLength(PAGE);
        const rest = await on.look((q) => staffAfter(q, first.at(-1)!.id));
        const all = [...first, ...rest].map(({ id }) => id);
        const expected = named.map(({ id }) => id);
        expect(all.filter((id) => expected.includes(id))).toEqual(expected);
        expect(new Set(all).size).toBe(named.length + many.length + 5);
        expect([...first, ...rest].find(({ id }) => id === ids.left)).toMatchObject({ active: false });
        expect(await on.look((q) => staffAfter(q, all.at(-1)!))).toEqual([]);
      },
      async 'says whose account lets them in'(on) {
        await account(on, ids.tove, false);
        await account(on, ids.rosa, true);
        const rows = await on.look((q) => staffAfter(q, ''));
        const accountOf = (id: string) => rows.find((row) => row.id === id)?.accountOf;
        expect([ids.tove, ids.rosa, ids.left].map(accountOf)).toEqual([ids.tove, null, null]);
      },
    },
    activeStaff: {
      async 'gives one who works here, and nobody else'(on) {
        await account(on, ids.tove, false);
        const tove = { id: ids.tove, givenName: 'Tove', familyName: 'Söderberg', active: true, accountOf: ids.tove };
        expect(await on.look((q) => activeStaff(q, ids.tove))).toEqual(tove);
        expect(await on.look((q) => activeStaff(q, ids.left))).toBeUndefined();
        expect(await on.look((q) => activeStaff(q, ids.nobody))).toBeUndefined();
      },
    },
    claimsBetween: {
      async 'gives every claim of these staff, of any day'(on) {
        const rows = [claim(), claim({ staffId: ids.rosa, until: YESTERDAY }), claim({ staffId: ids.left })];
        await say(on, ...rows);
        const found = await on.look((q) => claimsBetween(q, ids.tove, ids.rosa));
        expect(found.sort((a, b) => (a.staffId < b.staffId ? -1 : 1))).toEqual(rows.slice(0, 2));
        expect(await on.look((q) => claimsBetween(q, ids.nobody, ids.nobody))).toEqual([]);
      },
    },
    roleFactsBetween: {
      async 'gives every role fact of these staff, of any source'(on) {
        const rows = [fact(ids.tove), fact(ids.left)];
        await on.tend((tx) => tx.db.insert(tx.tables.roleFact).values(rows));
        expect(await on.look((q) => roleFactsBetween(q, ids.tove, ids.rosa))).toEqual(rows.slice(0, 1));
      },
    },
    claimsInUse: {
      async 'counts each person once, of those who work here and what holds on the day'(on) {
        await say(
          on,
          claim(),
          claim({ buildingId: ids.lakeside }),
          claim({ staffId: ids.rosa }),
          claim({ staffId: ids.left }),
          claim({ value: 'ended', until: TODAY }),
          claim({ value: 'ends', until: TOMORROW }),
          claim({ value: 'begins', since: TOMORROW }),
          claim({ kind: 'a kind', value: 'z' }),
        );
        expect(await on.look((q) => claimsInUse(q, TODAY))).toEqual([
          { claim: 'a kind', value: 'z', people: 1 },
          { claim: 'group', value: TEXT, people: 2 },
          { claim: 'group', value: 'ends', people: 1 },
        ]);
      },
    },
  },
};
