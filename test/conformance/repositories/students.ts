import { expect } from 'vitest';
import { findStudentId, readStudent, studentsNamed } from '../../../server/areas/cases/student.repo.ts';
import { filterFor, loadActor } from '../../../server/policy/index.ts';
import { NOW } from '../../../shared/access/testing/cases.ts';
import { fold } from '../../../shared/names/fold.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids, STUDENTS, studentRow } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { BY_BYTES, COMPOSED, DECOMPOSED, TEXT } from '../text.ts';

const byNumber = (sisId: string) => ({ system: 'any', idKind: 'studentNumber', sisId });
const NAMED_MAX = 200;

const enter = ({ tend }: Ground, ...students: Parameters<typeof studentRow>[0][]) =>
  tend((tx) => tx.db.insert(tx.tables.student).values(students.map(studentRow)));

/** The students of these names whom the staff member may see. */
const named = ({ read }: Ground, staffId: string, ...words: string[]) =>
  read(async (q) => studentsNamed(q, filterFor(await loadActor(q, staffId, NOW), 'student.view'), words));

export const students: Repository = {
  file: 'areas/cases/student.repo.ts',
  functions: {
    findStudentId: {
      async 'finds an active student by number; nobody under a number that two have'(on) {
        await enter(on, { id: 'x', sisId: '7' }, { id: 'y', sisId: '7' }, { id: 'z', sisId: TEXT });
        for (const [sisId, id] of [
          ['204417', ids.kiri],
          [TEXT, 'z'],
          ['7', undefined],
          ['200001', undefined],
          ['0204417', undefined],
        ] as const) {
          expect(await on.read((q) => findStudentId(q, byNumber(sisId)))).toBe(id);
        }
      },
      async 'finds by another system’s id: all three parts count'(on) {
        const key = { system: 'other', idKind: 'uid', value: COMPOSED };
        await on.tend((tx) =>
          tx.db.insert(tx.tables.studentIdentifier).values([
            { ...key, studentId: ids.kiri },
            { ...key, studentId: ids.gone },
            { ...key, value: 'two', studentId: ids.kiri },
            { ...key, value: 'two', studentId: ids.amaru },
          ]),
        );
        const find = (change: object) =>
          on.read((q) => findStudentId(q, { system: 'other', idKind: 'uid', sisId: COMPOSED, ...change }));
        expect(await find({})).toBe(ids.kiri);
        for (const change of [{ system: 'Other' }, { idKind: 'x' }, { sisId: DECOMPOSED }, { sisId: 'two' }]) {
          expect(await find(change)).toBeUndefined();
        }
      },
    },
    readStudent: {
      async 'gives the row with the building’s name, and null where there is none'(on) {
        const { id, sisId, givenName, middleName, familyName, birthDate, grade } = STUDENTS.kiri;
        const kiri = { id, sisId, givenName, middleName, familyName, birthDate, grade, building: HARBOR_VIEW };
        const [mayKiri, mayAmaru] = [await on.mayView(), await on.mayAdd(ids.amaru)];
        expect(await on.read((q) => readStudent(q, mayKiri))).toEqual(kiri);
        expect(await on.read((q) => readStudent(q, mayAmaru))).toMatchObject({ birthDate: null, building: null });
      },
    },
    studentsNamed: {
      async 'finds every word anywhere in the name, by the bytes of family, given name and id'(on) {
        const all = BY_BYTES.flatMap((familyName) => [
          { id: `${familyName}-2`, givenName: 'Xoán', familyName },
          { id: `${familyName}-1`, givenName: 'Xoán', familyName },
          { id: `${familyName}-3`, givenName: 'XO', middleName: 'an xoan', familyName },
        ]);
        await enter(on, ...all.toReversed());
        const found = await named(on, 'leader', fold('Xoán'));
        expect(found.map(({ id }) => id)).toEqual(BY_BYTES.flatMap((f) => [`${f}-3`, `${f}-1`, `${f}-2`]));
        expect(await named(on, 'leader', 'xoan', 'zz')).toEqual([]);
      },
      async 'gives the plain columns, for a name in letters of any kind'(on) {
        const [found, ...more] = await named(on, 'leader', 'nguyen', 'anh', 'kiri');
        const { id, sisId, givenName, middleName, familyName, grade } = STUDENTS.kiri;
        expect(found).toEqual({ id, sisId, givenName, middleName, familyName, grade, building: HARBOR_VIEW });
        expect(more).toEqual([]);
      },
      async 'shows active students alone, and only those the filter lets through'(on) {
        const since = '2020-01-01';
        const until = null;
        await on.write(async (tx) => {
          await addStaff(tx, 'head', [{ role: 'principal', buildingId: ids.harborView, since, until }]);
          await tx.db
            .insert(tx.tables.studentBuilding)
            .values({ studentId: ids.kiri, buildingId: ids.harborView, since, until });
        });
        expect((await named(on, 'leader')).map(({ id }) => id)).toEqual([ids.kiri, ids.amaru]);
        expect((await named(on, 'head')).map(({ id }) => id)).toEqual([ids.kiri]);
        expect(await named(on, ids.tove)).toEqual([]);
      },
      async 'gives those too who are known by another name, of whom the filter lets through'(on) {
        await enter(on, { id: 'x', familyName: 'Abe' }, { id: 'left', familyName: 'Gone', active: false });
        const others = ['x', 'left', 'nobody'];
        const found = (staffId: string) =>
          on.read(async (q) => {
            const filter = filterFor(await loadActor(q, staffId, NOW), 'student.view');
            return (await studentsNamed(q, filter, ['kiri'], others)).map(({ id }) => id);
          });
        expect(await found('leader')).toEqual(['x', ids.kiri]);
        expect(await found(ids.tove)).toEqual([]);
      },
      async 'stops at two hundred'(on) {
        const many = Array.from({ length: NAMED_MAX + 5 }, (_, i) => ({ id: `s${1000 + i}`, familyName: 'Abe' }));
        await enter(on, ...many.toReversed());
        const found = await named(on, 'leader', 'abe');
        expect(found.map(({ id }) => id)).toEqual(many.slice(0, NAMED_MAX).map(({ id }) => id));
      },
    },
  },
};
