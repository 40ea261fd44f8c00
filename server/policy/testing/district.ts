import type { RoleFact } from '../../../shared/access/facts.ts';
import type { RoleId } from '../../../shared/access/roles.ts';
import { at, NOW } from '../../../shared/access/testing/cases.ts';
import { addBuilding, addStaff, addStudent, arrange, peek, relate } from '../../../test/tools/access-store.ts';
import { tempStore } from '../../../test/tools/temp-store.ts';
import { decideStudent, loadActor } from '../index.ts';

export const HOME = 'harbor-view';
export const KIRI = 'kiri';
const held = (role: RoleId, buildingId: string | null = null): RoleFact => ({
  role,
  buildingId,
  since: '2019-07-01',
  until: null,
});

/** One student at Harbor View, and one member of staff of each kind. */
export async function district() {
  const { store, runtime, file } = await tempStore();
  const since = '2026-08-24';
  await arrange(store, runtime, async (tx) => {
    for (const id of [HOME, 'lakeside']) await addBuilding(tx, id);
    await addStudent(tx, KIRI, [{ buildingId: HOME, since, until: '2027-06-12' }]);
    await addStaff(tx, 'teacher', [held('teacher', HOME)]);
    await addStaff(tx, 'other-teacher', [held('teacher', HOME)]);
    await addStaff(tx, 'former-teacher', [held('teacher', HOME)]);
    await addStaff(tx, 'secretary', [held('guidanceSecretary', HOME)]);
    await addStaff(tx, 'principal', [held('principal', HOME)]);
    await addStaff(tx, 'other-principal', [held('principal', 'lakeside')]);
    await addStaff(tx, 'budget', [held('budgetOffice')]);
    await addStaff(tx, 'records', [held('recordsManager')]);
    await addStaff(tx, 'superintendent', [held('superintendent')]);
    await addStaff(tx, 'gone', [held('superintendent')], false);
    await addStaff(tx, 'unknown-word', [{ ...held('superintendent'), role: 'janitor' as RoleId }]);
    await relate(tx, 'teacher', KIRI, [
      { relation: 'teacher', since, until: '2027-06-12' },
      { relation: 'teacher', since, until: '2027-06-12' },
    ]);
    await relate(tx, 'former-teacher', KIRI, [{ relation: 'teacher', since, until: NOW.day }]);
    await relate(tx, 'secretary', KIRI, [{ relation: 'counselor', since, until: null }]);
    await relate(tx, 'budget', KIRI, [{ relation: 'teacher', since, until: null }]);
  });
  const look = (staffId: string, asOf = NOW) => store.look((q) => loadActor(q, staffId, asOf));
  const tried = (staffId: string, action: 'student.view' | 'contact.add' = 'student.view', day = NOW.day, id = KIRI) =>
    peek(store, runtime, async (q) => decideStudent(q, await loadActor(q, staffId, at(day)), id, action));
  return { store, runtime, file, look, tried };
}
