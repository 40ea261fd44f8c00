import { expect } from 'vitest';
import {
  agendaCases,
  agendaSteps,
  bookedDays,
  type CaseSight,
  packetAddenda,
  packetContacts,
} from '../../../server/areas/committee/agenda.repo.ts';
import { committeeDaysText, lockCommitteeDays, setCommitteeDays } from '../../../server/areas/committee/days.repo.ts';
import { classFilterFor, loadActor } from '../../../server/policy/index.ts';
import { NOW } from '../../../shared/access/testing/cases.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

const DAY = '2026-11-25';

/** The leader's, who may read of every case. */
const sight = (on: Ground): Promise<CaseSight> =>
  on.look(async (q) => classFilterFor(await loadActor(q, 'leader', NOW), 'case.view', 'casework'));

/** Nobody's: the actor's roles help with no student. */
const blind = (on: Ground): Promise<CaseSight> =>
  on.look(async (q) => classFilterFor(await loadActor(q, 'custodian', NOW), 'case.view', 'casework'));

async function put(on: Ground, id: string, studentId: string, meetingOn: string | null, kinds: readonly string[] = []) {
  await on.write(async (tx) => {
    await tx.db.insert(tx.tables.caseFile).values({
      studentId,
      id,
      stage: 'committee',
      workerId: ids.tove,
      buildingId: ids.harborView,
      openedOn: '2026-09-01',
      closedOn: null,
      nextStep: 'heard',
      dueOn: null,
      meetingOn,
      rev: 1,
    });
    for (const [i, kind] of kinds.entries()) {
      await tx.db.insert(tx.tables.caseStep).values({
        studentId,
        caseId: id,
        rev: Number(id.length) * 100 + i,
        id: `${id}-${i}`,
        kind,
        day: '2026-09-01',
        filled: JSON.stringify({ reason: TEXT }),
        authorId: ids.tove,
        authorRole: 'socialWorker',
        recordedAt: 100 + i,
      });
    }
  });
}

/** The right of a director to say when the committee meets. */
async function mayEdit(on: Ground) {
  const since = '2019-07-01';
  await on.write((tx) =>
    addStaff(tx, 'director', [{ role: 'assignmentDirector', buildingId: null, since, until: null }]),
  );
  return on.mayDo('committee.edit', 'director');
}

const contact = (on: Ground, id: string, happenedAt: number, restriction: string | null = null) =>
  on.write((tx) =>
    tx.db.insert(tx.tables.contact).values({
      studentId: ids.kiri,
      id,
      kind: 'phone',
      party: 'parent',
      withName: TEXT,
      outcome: 'reached',
      note: TEXT,
      happenedAt,
      recordedAt: happenedAt,
      schoolYear: '2026-27',
      restriction,
      authorId: ids.tove,
      authorRole: 'socialWorker',
      rev: happenedAt,
    }),
  );

const committeeDays: Repository['functions'] = {
  committeeDaysText: {
    async 'is nothing until somebody has said when the committee meets'(on) {
      expect(await on.look(committeeDaysText)).toBeUndefined();
    },
  },
  lockCommitteeDays: {
    async 'puts the first where nothing stands, and leaves what does'(on) {
      const may = await mayEdit(on);
      expect(await on.write((tx) => lockCommitteeDays(tx, may, 'first'))).toBe('first');
      expect(await on.write((tx) => lockCommitteeDays(tx, may, 'other'))).toBe('first');
    },
  },
  setCommitteeDays: {
    async 'puts another in its place, as it was written'(on) {
      const may = await mayEdit(on);
      await on.write(async (tx) => {
        await lockCommitteeDays(tx, may, 'first');
        await setCommitteeDays(tx, may, TEXT);
      });
      expect(await on.look(committeeDaysText)).toBe(TEXT);
    },
  },
};

export const committeeDaysKept: Repository = { file: 'areas/committee/days.repo.ts', functions: committeeDays };

export const committeeAgenda: Repository = {
  file: 'areas/committee/agenda.repo.ts',
  functions: {
    agendaCases: {
      async 'has those of the day, in the order of names, with the last contact of anybody'(on) {
        await put(on, 'a', ids.kiri, DAY);
        await put(on, 'b', ids.amaru, DAY);
        await put(on, 'c', ids.gone, '2026-12-02');
        await contact(on, 'c1', 1000);
        await contact(on, 'c2', 3000);
        const filter = await sight(on);
        const rows = await on.read((q) => agendaCases(q, filter, DAY));
        expect(rows.map(({ caseId, familyName, lastContactAt }) => [caseId, familyName, lastContactAt])).toEqual([
          ['a', 'O’Neill-Nguyễn', 3000],
          ['b', 'Quispe', null],
        ]);
        expect(rows[0]).toMatchObject({ building: HARBOR_VIEW, workerFamily: 'Söderberg', next: 'heard' });
      },
      async 'has none for whom no rule helps'(on) {
        await put(on, 'a', ids.kiri, DAY);
        const filter = await blind(on);
        expect(await on.read((q) => agendaCases(q, filter, DAY))).toEqual([]);
      },
    },
    agendaSteps: {
      async 'has those of the day’s cases, each in order, as they were written'(on) {
        await put(on, 'a', ids.kiri, DAY, ['referred', 'met']);
        await put(on, 'bb', ids.amaru, '2026-12-02', ['referred']);
        const filter = await sight(on);
        const rows = await on.read((q) => agendaSteps(q, filter, DAY));
        expect(rows.map(({ caseId, kind, recordedAt }) => [caseId, kind, recordedAt])).toEqual([
          ['a', 'referred', 100],
          ['a', 'met', 101],
        ]);
        expect(JSON.parse(rows[0]?.filled ?? '')).toEqual({ reason: TEXT });
        const none = await blind(on);
        expect(await on.read((q) => agendaSteps(q, none, DAY))).toEqual([]);
      },
    },
    bookedDays: {
      async 'names each day from one on, once'(on) {
        await put(on, 'a', ids.kiri, DAY);
        await put(on, 'b', ids.amaru, DAY);
        await put(on, 'c', ids.gone, '2026-11-18');
        await put(on, 'd', ids.kiri, null);
        const filter = await sight(on);
        expect(await on.read((q) => bookedDays(q, filter, '2026-11-18'))).toEqual(['2026-11-18', DAY]);
        expect(await on.read((q) => bookedDays(q, filter, '2026-11-19'))).toEqual([DAY]);
        const none = await blind(on);
        expect(await on.read((q) => bookedDays(q, none, '2026-11-18'))).toEqual([]);
      },
    },
    packetAddenda: {
      async 'has what was added to those contacts, in its order, and nothing of restricted ones'(on) {
        await contact(on, 'c1', 1000);
        await contact(on, 'c2', 2000);
        await contact(on, 'c3', 3000, 'restricted');
        for (const [i, contactId] of ['c1', 'c2', 'c3', 'c2'].entries()) {
          const row = { contactId, rev: 20 - i, id: `a${i}`, note: `${i} ${TEXT}`, recordedAt: 4000 + i };
          const by = { studentId: ids.kiri, authorId: ids.tove, authorRole: 'socialWorker' };
          await on.write((tx) => tx.db.insert(tx.tables.contactAddendum).values({ ...row, ...by }));
        }
        const may = await on.mayOn('case.view');
        expect(await on.read((q) => packetAddenda(q, may, 2000))).toEqual([
          { contactId: 'c2', note: `3 ${TEXT}`, authorRole: 'socialWorker', recordedAt: 4003 },
          { contactId: 'c2', note: `1 ${TEXT}`, authorRole: 'socialWorker', recordedAt: 4001 },
        ]);
      },
    },
    packetContacts: {
      async 'has those since an instant, the newest first, of restricted ones neither note nor name'(on) {
        await contact(on, 'c1', 1000);
        await contact(on, 'c2', 2000);
        await contact(on, 'c3', 3000, 'restricted');
        const may = await on.mayOn('case.view');
        const rows = await on.read((q) => packetContacts(q, may, 2000));
        expect(rows.map(({ id, note, withName, restriction }) => [id, note, withName, restriction])).toEqual([
          ['c3', '', '', 'restricted'],
          ['c2', TEXT, TEXT, null],
        ]);
      },
    },
  },
};
