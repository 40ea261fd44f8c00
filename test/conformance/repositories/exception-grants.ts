import { expect } from 'vitest';
import { insertApplication } from '../../../server/areas/access/applications/application.repo.ts';
import {
  type GivenByApplication,
  type GrantRow,
  grantsOn,
  insertEmergency,
  insertGranted,
  lockGrant,
  type OpenedInEmergency,
  setEnded,
} from '../../../server/areas/access/grants/grant.repo.ts';
import { TODAY, TOMORROW } from '../../../shared/access/testing/cases.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';
import { contactId as rowId } from './contacts.ts';

const HOUR = 3_600_000;
const days = { since: TODAY, until: TOMORROW };

/** An emergency that `teacher` opened; what is not said is of Kiri, for four hours. */
const emergency = (n: number, change: Partial<OpenedInEmergency> = {}): OpenedInEmergency => ({
  id: rowId(n),
  studentId: ids.kiri,
  classes: ['identity', 'casework'],
  reason: `${TEXT} ${n}`,
  fromAt: AT,
  untilAt: AT + 4 * HOUR,
  ...days,
  rev: n,
  ...change,
});

/** Has `teacher` open them, who is made where they are not there yet. */
export async function openInEmergency(on: Ground, ...numbers: (number | OpenedInEmergency)[]): Promise<void> {
  const role = { role: 'teacher', buildingId: ids.harborView, since: '2019-07-01', until: null } as const;
  const there = (await on.one(`SELECT count(*) FROM staff WHERE id = 'teacher'`)) === 1;
  if (!there) await on.write((tx) => addStaff(tx, 'teacher', [role]));
  const may = await on.mayDo('emergency.open', 'teacher');
  await on.write(async (tx) => {
    for (const one of numbers) await insertEmergency(tx, may, typeof one === 'number' ? emergency(one) : one);
  });
}

/** The same with something of it changed. */
export const emergencyWith = emergency;

const granted = (n: number, change: Partial<GivenByApplication> = {}): GivenByApplication => ({
  ...emergency(n),
  staffId: ids.tove,
  applicationId: rowId(100 + n),
  ...change,
});

async function grant(on: Ground, ...rows: GivenByApplication[]): Promise<void> {
  const may = await on.mayDo('application.decide');
  await on.write(async (tx) => {
    for (const row of rows) await insertGranted(tx, may, row);
  });
}

const untouched = { endedBy: null, endReason: '', reviewedBy: null, reviewedAt: null, finding: null, reviewText: '' };

async function found(on: Ground, n: number): Promise<GrantRow | undefined> {
  const may = await on.mayDo('emergency.review');
  return on.write((tx) => lockGrant(tx, may, rowId(n)));
}

export const exceptionGrants: Repository = {
  file: 'areas/access/grants/grant.repo.ts',
  functions: {
    insertGranted: {
      async 'keeps what the leader gives; of no student it is for reports'(on) {
        await grant(on, granted(1, { untilAt: MOST }), granted(2, { studentId: null, classes: [] }));
        const { classes: _, ...row } = granted(1, { untilAt: MOST });
        const kept = { ...untouched, approvedBy: 'leader' };
        expect(await found(on, 1)).toEqual({
          ...row,
          ...kept,
          kind: 'application',
          classes: '["identity","casework"]',
        });
        expect(await found(on, 2)).toMatchObject({ ...kept, kind: 'report', studentId: null, classes: '[]' });
      },
      async 'gives nobody what they approve themselves'(on) {
        await expect(grant(on, granted(1, { staffId: 'leader' }))).rejects.toThrow(/CHECK|23514/);
        await expect(grant(on, granted(1, { staffId: ids.nobody }))).rejects.toMatchObject({ kind: 'foreign-key' });
      },
    },
    insertEmergency: {
      async 'keeps what somebody opens for themselves, approved by nobody'(on) {
        await openInEmergency(on, 1);
        const { classes: _, ...row } = emergency(1);
        expect(await found(on, 1)).toEqual({
          ...row,
          ...untouched,
          staffId: 'teacher',
          kind: 'emergency',
          classes: '["identity","casework"]',
          approvedBy: null,
          applicationId: null,
        });
      },
    },
    lockGrant: {
      async 'gives one by its id, or none'(on) {
        await grant(on, granted(1), granted(2));
        expect(await found(on, 2)).toMatchObject({ id: rowId(2) });
        expect(await found(on, 3)).toBeUndefined();
      },
    },
    setEnded: {
      async 'brings the end of this one forward, in the name of who ends it'(on) {
        await grant(on, granted(1), granted(2));
        const may = await on.mayDo('emergency.review', 'custodian');
        const end = { id: rowId(1), untilAt: AT + 1, until: TODAY, endReason: TEXT, rev: 9 };
        await on.write((tx) => setEnded(tx, may, end));
        expect(await found(on, 1)).toMatchObject({ ...end, endedBy: 'custodian' });
        expect(await found(on, 2)).toMatchObject({ untilAt: AT + 4 * HOUR, endedBy: null });
      },
    },
    grantsOn: {
      async 'finds what was granted on each application, by it'(on) {
        const write = await on.mayDo('application.write', 'custodian');
        const texts = { about: TEXT, information: TEXT, need: TEXT };
        await on.write(async (tx) => {
          const row = { applicantId: ids.tove, ...texts, studentId: null, appliedAt: AT, rev: 1 };
          for (const n of [101, 102, 103]) await insertApplication(tx, write, { ...row, id: rowId(n) });
        });
        await grant(on, granted(1), granted(2), granted(4, { staffId: ids.rosa }));
        const may = await on.mayDo('application.decide');
        const asked = [101, 103, 104].map((n) => ({ id: rowId(n), applicantId: n === 104 ? ids.rosa : ids.tove }));
        const grants = await on.read((q) => grantsOn(q, may, asked));
        expect([...grants].map(([application, { id }]) => [application, id]).sort()).toEqual([
          [rowId(101), rowId(1)],
          [rowId(104), rowId(4)],
        ]);
        expect(await on.read((q) => grantsOn(q, may, []))).toEqual(new Map());
      },
    },
  },
};
