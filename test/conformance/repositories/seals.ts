import { expect } from 'vitest';
import { insertSeal, lockSeal, setUnsealed } from '../../../server/areas/access/sight/seal.repo.ts';
import { TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

const seals = (on: Ground) =>
  on.rows('SELECT student_id, attribute, source, since, until FROM student_attribute ORDER BY source, since');

const seal = async (on: Ground, day: string, studentId: string = ids.kiri) => {
  const may = await on.mayOn('record.seal', studentId);
  await on.write((tx) => insertSeal(tx, may, day));
};
const unseal = async (on: Ground, day: string) => {
  const may = await on.mayOn('record.seal');
  await on.write((tx) => setUnsealed(tx, may, day));
};
const sealed = async (on: Ground, day: string) => {
  const may = await on.mayOn('record.seal');
  return on.write((tx) => lockSeal(tx, may, day));
};

const row = (since: string, until: string | null, source = 'console') => [ids.kiri, 'sealed', source, since, until];

/** What a file says of Kiri. */
const fromFile = ({ tend }: Ground, attribute: string) =>
  tend((tx) =>
    tx.db
      .insert(tx.tables.studentAttribute)
      .values({ studentId: ids.kiri, attribute, source: 'file', since: YESTERDAY, until: null }),
  );

export const recordSeals: Repository = {
  file: 'areas/access/sight/seal.repo.ts',
  functions: {
    lockSeal: {
      async 'knows a seal from its day to the day before its end'(on) {
        expect(await sealed(on, TODAY)).toBe(false);
        await seal(on, TODAY);
        expect(await sealed(on, YESTERDAY)).toBe(false);
        expect(await sealed(on, TOMORROW)).toBe(true);
        await unseal(on, TOMORROW);
        expect(await sealed(on, TODAY)).toBe(true);
        expect(await sealed(on, TOMORROW)).toBe(false);
      },
      async 'knows no seal of a file, of another student, and no other attribute'(on) {
        await fromFile(on, 'sealed');
        await fromFile(on, 'sped');
        await seal(on, TODAY, ids.amaru);
        expect(await sealed(on, TODAY)).toBe(false);
      },
    },
    insertSeal: {
      async 'seals from the day on, and again what was opened on it'(on) {
        await seal(on, YESTERDAY);
        await unseal(on, TODAY);
        await seal(on, TODAY);
        await unseal(on, TODAY);
        expect(await seals(on)).toEqual([row(YESTERDAY, TODAY), row(TODAY, TODAY)]);
        await seal(on, TODAY);
        expect(await seals(on)).toEqual([row(YESTERDAY, TODAY), row(TODAY, null)]);
      },
    },
    setUnsealed: {
      async 'ends the seal that holds, and nothing else'(on) {
        await fromFile(on, 'sealed');
        await seal(on, YESTERDAY);
        await unseal(on, TODAY);
        await unseal(on, TOMORROW);
        expect(await seals(on)).toEqual([row(YESTERDAY, TODAY), row(YESTERDAY, null, 'file')]);
      },
    },
  },
};
