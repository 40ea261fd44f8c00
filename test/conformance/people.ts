import type { Tx } from '../../server/store/store.ts';
import type { Schema } from '../../server/store/schema.ts';
import { foldedName } from '../../shared/names/fold.ts';

const uuid = (end: string) => `00000000-0000-7000-8000-${end.padStart(12, '0')}`;

/** Of the people every scenario has. */
export const ids = {
  harborView: uuid('b1'),
  lakeside: uuid('b2'),
  kiri: uuid('1'),
  amaru: uuid('2'),
  gone: uuid('3'),
  tove: uuid('a1'),
  rosa: uuid('a2'),
  left: uuid('a3'),
  /** Of nobody. */
  nobody: uuid('dead'),
} as const;

type StudentRow = Schema['student']['$inferInsert'];
type StaffRow = Schema['staff']['$inferInsert'];

/** A student's row; what is not said is plain. */
export function studentRow(row: Partial<StudentRow> & { id: string }): StudentRow {
  const names = { givenName: 'Given', middleName: '', familyName: 'Family', ...row };
  const { givenName: given, middleName: middle, familyName: family } = names;
  return {
    sourcedId: row.id,
    sisId: row.id,
    birthDate: null,
    grade: '09',
    buildingId: null,
    active: true,
    foldedName: foldedName({ given, middle, family }),
    ...names,
  };
}

/** A staff member's row; what is not said is plain. */
export function staffRow(row: Partial<StaffRow> & { id: string }): StaffRow {
  return {
    sourcedId: row.id,
    number: row.id,
    username: row.id,
    givenName: 'Given',
    familyName: 'Family',
    email: '',
    active: true,
    ...row,
  };
}

export const STAFF = {
  tove: staffRow({ id: ids.tove, number: '7001', username: 'tsöderberg', givenName: 'Tove', familyName: 'Söderberg' }),
  rosa: staffRow({ id: ids.rosa, number: '7002', username: 'rosa', givenName: 'Rosa', familyName: '' }),
  left: staffRow({ id: ids.left, number: '7003', username: 'left', active: false }),
} as const;

export const STUDENTS = {
  kiri: studentRow({
    id: ids.kiri,
    sisId: '204417',
    givenName: 'Kiri',
    middleName: 'Ảnh',
    familyName: 'O’Neill-Nguyễn',
    birthDate: '2012-03-14',
    buildingId: ids.harborView,
  }),
  amaru: studentRow({ id: ids.amaru, sisId: '201938', givenName: 'Amaru', familyName: 'Quispe' }),
  gone: studentRow({ id: ids.gone, sisId: '200001', active: false }),
} as const;

export const HARBOR_VIEW = 'Harbor View “Ñandú” High';

/** Two buildings, three students (one inactive), three staff (one inactive): names as people have them. */
export async function settle(tx: Tx): Promise<void> {
  const building = { kind: 'school', active: true };
  await tx.db.insert(tx.tables.building).values([
    { ...building, id: ids.harborView, sourcedId: 'b1', number: '310', name: HARBOR_VIEW },
    { ...building, id: ids.lakeside, sourcedId: 'b2', number: '320', name: 'Lakeside', active: false },
  ]);
  await tx.db.insert(tx.tables.student).values(Object.values(STUDENTS));
  await tx.db.insert(tx.tables.staff).values(Object.values(STAFF));
}
