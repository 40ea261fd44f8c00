import { expect } from 'vitest';
import type { IdentifierRow } from '../../../server/roster/roster-rows.ts';
import { changeIdentifiers, identifiersOf, isAdapterKnown } from '../../../server/roster/sis-ids.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { COMPOSED, DECOMPOSED, TEXT } from '../text.ts';

const row = (value: string, change: Partial<IdentifierRow> = {}): IdentifierRow => ({
  system: 'a',
  idKind: 'sisInternal',
  value,
  studentId: ids.kiri,
  ...change,
});
const change = ({ write }: Ground, add: readonly IdentifierRow[], remove: readonly IdentifierRow[] = []) =>
  write((tx) => changeIdentifiers(tx, { add, remove }, async () => undefined));
const valuesOf = async ({ read }: Ground, system = 'a') =>
  (await read((q) => identifiersOf(q, system))).map(({ value }) => value).toSorted();

export const sisIds: Repository = {
  file: 'roster/sis-ids.repo.ts',
  functions: {
    identifiersOf: {
      async 'gives one system’s ids, with all their columns'(on) {
        await change(on, [row(TEXT, { idKind: 'stateId' }), row('1', { system: 'b' })]);
        expect(await on.read((q) => identifiersOf(q, 'a'))).toEqual([row(TEXT, { idKind: 'stateId' })]);
        expect(await valuesOf(on, 'A')).toEqual([]);
      },
    },
    changeIdentifiers: {
      async 'takes away exactly those it names, and may give an id to another student at once'(on) {
        const many = Array.from({ length: 205 }, (_, i) => row(`${1000 + i}`));
        await change(on, [...many, row(COMPOSED), row(DECOMPOSED), row(COMPOSED, { system: 'b' })]);
        await change(on, [row(COMPOSED, { studentId: ids.amaru })], [...many, row(COMPOSED)]);
        expect(await valuesOf(on)).toEqual([COMPOSED, DECOMPOSED].toSorted());
        expect(await valuesOf(on, 'b')).toEqual([COMPOSED]);
        const told: number[] = [];
        await on.write((tx) =>
          changeIdentifiers(tx, { add: many, remove: [] }, async (done) => {
            told.push(done);
          }),
        );
        expect(told).toEqual([100, 200, 205]);
      },
    },
    isAdapterKnown: {
      async 'tells by any revision of exactly this id'(on) {
        const revision = { id: 'a', revision: 1, json: TEXT, hash: 'h', status: 'draft', publishedAt: 1 };
        await on.tend((tx) => tx.db.insert(tx.tables.adapter).values(revision));
        for (const [id, known] of [
          ['a', true],
          ['A', false],
          ['b', false],
        ] as const)
          expect(await on.read((q) => isAdapterKnown(q, id))).toBe(known);
      },
    },
  },
};
