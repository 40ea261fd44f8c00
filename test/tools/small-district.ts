import { createAccount } from '../../server/identity/create-account.ts';
import { quickHash } from './quick-hash.ts';
import type { Store } from '../../server/store/store.ts';
import { foldedName } from '../../shared/names/fold.ts';
import { ORIGINAL_NAMES } from './original-names/given.ts';
import { systemContext } from './temp-store.ts';
import type { TestRuntime } from './runtime.ts';

export const PASSWORD = 'a long enough password';

/** Ids of the people of the small district, by the names the tests use. */
export const ids = {
  harborView: '00000000-0000-7000-8000-0000000000b1',
  lakeside: '00000000-0000-7000-8000-0000000000b2',
  kiri: '00000000-0000-7000-8000-000000000001',
  amaru: '00000000-0000-7000-8000-000000000002',
  maiOne: '00000000-0000-7000-8000-000000000003',
  maiTwo: '00000000-0000-7000-8000-000000000004',
  ortiz: '00000000-0000-7000-8000-0000000000a1',
  mwangi: '00000000-0000-7000-8000-0000000000a2',
  soderberg: '00000000-0000-7000-8000-0000000000a3',
  nwosu: '00000000-0000-7000-8000-0000000000a4',
  cole: '00000000-0000-7000-8000-0000000000a5',
  aguinaldo: '00000000-0000-7000-8000-0000000000a6',
  haskins: '00000000-0000-7000-8000-0000000000a7',
  vance: '00000000-0000-7000-8000-0000000000a8',
} as const;

const SINCE = '2026-08-12';

const student = (id: string, sisId: string, given: string, middle: string, family: string, birthDate: string) => ({
  id,
  sourcedId: `s-${sisId}`,
  sisId,
  givenName: given,
  middleName: middle,
  familyName: family,
  foldedName: foldedName({ given, middle, family }),
  birthDate,
  grade: '09',
  buildingId: ids.harborView,
  active: true,
});

const person = (id: string, username: string, given: string, family: string) => ({
  id,
  sourcedId: username,
  number: username,
  username,
  givenName: given,
  familyName: family,
  email: '',
  active: true,
});

const STUDENTS = [
  student(ids.kiri, '204417', 'Kiri', 'Anh', 'Baptiste-Nguyen', '2012-03-14'),
  student(ids.amaru, '201938', 'Amaru', '', 'Quispe Huanca', '2011-11-02'),
  student(ids.maiOne, '203310', 'Mai', '', 'Xiong', '2012-01-05'),
  student(ids.maiTwo, '205771', 'Mai', '', 'Xiong', '2012-09-30'),
];

const STAFF = [
  person(ids.ortiz, 'rortiz', 'Rosa', 'Ortiz'),
  person(ids.mwangi, 'jmwangi', 'Joseph', 'Mwangi'),
  person(ids.soderberg, 'tsoderberg', 'Tove', 'Söderberg'),
  person(ids.nwosu, 'anwosu', 'Adaeze', 'Nwosu'),
  person(ids.cole, 'gcole', 'Grace', 'Cole'),
  person(ids.aguinaldo, 'iaguinaldo', 'Ines', 'Aguinaldo'),
  person(ids.haskins, 'mhaskins', 'Miles', 'Haskins'),
  person(ids.vance, 'pvance', 'Paula', 'Vance'),
];

const role = (staffId: string, name: string, buildingId = '') => ({
  staffId,
  role: name,
  buildingId,
  since: SINCE,
  until: null,
  source: 'test',
});
const relation = (staffId: string, studentId: string, kind: string, until: string | null = null) => ({
  staffId,
  studentId,
  relation: kind,
  source: 'test',
  since: SINCE,
  until,
});

/** Names and numbers of the students, and the names that some had before: nothing but their record may hold them. */
export const STUDENT_WORDS = [
  ...Object.values(ORIGINAL_NAMES),
  ...STUDENTS.flatMap((one) => [one.sisId, ...`${one.givenName} ${one.middleName} ${one.familyName}`.split(/[\s-]+/)]),
];

/**
 * Two buildings, four students, and staff with accounts: a social worker, two teachers, a records manager, the
 * superintendent, an administrator of the system, a principal and a special education administrator.
 */
export async function smallDistrict(store: Store, runtime: TestRuntime): Promise<void> {
  await store.tend(async (tx) => {
    const building = { kind: 'school', active: true };
    await tx.db.insert(tx.tables.building).values([
      { ...building, id: ids.harborView, sourcedId: 'b1', number: '310', name: 'Harbor View High' },
      { ...building, id: ids.lakeside, sourcedId: 'b2', number: '320', name: 'Lakeside High' },
    ]);
    await tx.db.insert(tx.tables.student).values(STUDENTS);
    await tx.db.insert(tx.tables.staff).values(STAFF);
    await tx.db
      .insert(tx.tables.studentBuilding)
      .values(STUDENTS.map(({ id }) => ({ studentId: id, buildingId: ids.harborView, since: SINCE, until: null })));
    await tx.db
      .insert(tx.tables.roleFact)
      .values([
        role(ids.ortiz, 'socialWorker'),
        role(ids.mwangi, 'teacher', ids.harborView),
        role(ids.soderberg, 'teacher', ids.lakeside),
        role(ids.nwosu, 'recordsManager'),
        role(ids.cole, 'superintendent'),
        role(ids.aguinaldo, 'administrator'),
        role(ids.haskins, 'principal', ids.harborView),
        role(ids.vance, 'spedAdministrator'),
      ]);
    await tx.db
      .insert(tx.tables.relation)
      .values([
        relation(ids.ortiz, ids.kiri, 'serving', '2027-06-11'),
        relation(ids.ortiz, ids.maiOne, 'serving'),
        relation(ids.ortiz, ids.maiTwo, 'serving'),
        relation(ids.mwangi, ids.kiri, 'teacher'),
      ]);
  });
  for (const { number, username } of STAFF) {
    await createAccount(
      store,
      systemContext(runtime),
      { staffNumber: number, username, password: PASSWORD },
      quickHash,
    );
  }
}
