import { expect } from 'vitest';
import {
  countEmergencies,
  countOpenEmergencies,
  emergenciesOf,
  type EmergencyPage,
  setReviewed,
  viewsUnder,
} from '../../../server/areas/access/emergencies/emergency.repo.ts';
import { append } from '../../../server/audit/append.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';
import { contactId as rowId } from './contacts.ts';
import { emergencyWith, openInEmergency } from './exception-grants.ts';

const finding = { finding: 'not-justified', text: TEXT, reviewedAt: MOST, rev: 9 } as const;

async function review(on: Ground, n: number, staffId = 'custodian'): Promise<void> {
  const may = await on.mayDo('emergency.review', staffId);
  await on.write((tx) => setReviewed(tx, may, { id: rowId(n), ...finding }));
}

async function listed(on: Ground, page: Partial<EmergencyPage> = {}): Promise<string[]> {
  const may = await on.mayDo('emergency.review');
  const rows = await on.read((q) => emergenciesOf(q, may, { state: 'open', limit: 100, ...page }));
  return rows.map(({ id }) => id);
}

/** A grant whose id is no student's: both stand in a line. */
const UNDER = rowId(501);

/** A view of `teacher`, as the trail has it. */
const view = (change: Partial<AuditEvent> = {}): AuditEvent => ({
  action: 'student.view',
  resource: 'face-sheet',
  decision: 'allowed',
  studentId: ids.kiri,
  grantId: UNDER,
  ...change,
});

/** Puts events of a staff member into the trail. */
const record = (on: Ground, actorId: string, ...events: AuditEvent[]) =>
  on.store.write({ actorId, sessionRef: null, requestId: 'r', at: AT }, async (tx) => {
    for (const event of events.slice(1)) await append(tx, event);
    return { receipt: await append(tx, events[0]!), value: undefined };
  });

export const accessEmergencies: Repository = {
  file: 'areas/access/emergencies/emergency.repo.ts',
  functions: {
    setReviewed: {
      async 'writes what was found into this one, in the reviewer’s name'(on) {
        await openInEmergency(on, 1, 2);
        await review(on, 1);
        expect(
          await on.rows('SELECT finding, review_text, reviewed_by, reviewed_at, rev FROM exception_grant ORDER BY id'),
        ).toEqual([
          ['not-justified', TEXT, 'custodian', MOST, 9],
          [null, '', null, null, 2],
        ]);
      },
      async 'is refused to who opened it'(on) {
        await openInEmergency(on, 1);
        await on.tend((tx) => tx.db.update(tx.tables.exceptionGrant).set({ staffId: 'custodian' }));
        await expect(review(on, 1)).rejects.toThrow(/CHECK|23514/);
      },
    },
    emergenciesOf: {
      async 'is newest first, by id at one instant, page by page'(on) {
        await openInEmergency(on, 2, 1, emergencyWith(3, { fromAt: AT - 1 }), emergencyWith(0, { fromAt: AT + 1 }));
        expect(await listed(on)).toEqual([rowId(0), rowId(2), rowId(1), rowId(3)]);
        expect(await listed(on, { limit: 2 })).toEqual([rowId(0), rowId(2)]);
        expect(await listed(on, { before: { at: AT, id: rowId(2) } })).toEqual([rowId(1), rowId(3)]);
        expect(await listed(on, { before: { at: AT - 1, id: rowId(3) } })).toEqual([]);
      },
      async 'parts what is reviewed from what is not, and has no other grants'(on) {
        await openInEmergency(on, 1, 2, 3);
        await review(on, 2);
        await on.tend(({ db, tables }) =>
          db.insert(tables.exceptionGrant).values({
            ...emergencyWith(4),
            classes: '[]',
            kind: 'application',
            staffId: ids.tove,
            endReason: '',
            reviewText: '',
          }),
        );
        expect(await listed(on)).toEqual([rowId(3), rowId(1)]);
        expect(await listed(on, { state: 'reviewed' })).toEqual([rowId(2)]);
      },
    },
    countEmergencies: {
      async 'counts what the list would hold'(on) {
        await openInEmergency(on, 1, 2, 3);
        await review(on, 2);
        const may = await on.mayDo('emergency.review');
        expect(await on.read((q) => countEmergencies(q, may, 'open'))).toBe(2);
        expect(await on.read((q) => countEmergencies(q, may, 'reviewed'))).toBe(1);
      },
    },
    countOpenEmergencies: {
      async 'counts what others opened and nobody reviewed'(on) {
        const may = await on.mayDo('emergency.review', 'custodian');
        expect(await on.look((q) => countOpenEmergencies(q, may))).toBe(0);
        await openInEmergency(on, 1, 2, 3);
        await review(on, 2);
        await on.tend((tx) => tx.db.update(tx.tables.exceptionGrant).set({ staffId: 'leader' }));
        expect(await on.look((q) => countOpenEmergencies(q, may))).toBe(2);
        const own = await on.mayDo('emergency.review', 'leader');
        expect(await on.look((q) => countOpenEmergencies(q, own))).toBe(0);
      },
    },
    viewsUnder: {
      async 'counts the views of this person that name the grant'(on) {
        await openInEmergency(on, 501);
        await record(on, 'teacher', view(), view());
        const others = [
          view({ grantId: rowId(502) }),
          view({ grantId: undefined, decision: 'refused' }),
          view({ action: 'emergency.open' }),
          view({ studentId: ids.amaru }),
        ];
        await record(on, 'teacher', ...others);
        await record(on, ids.tove, view());
        const may = await on.mayDo('emergency.review');
        const [row] = await on.read((q) => emergenciesOf(q, may, { state: 'open', limit: 1 }));
        expect(await on.read((q) => viewsUnder(q, may, row!))).toBe(2);
        expect(await on.read((q) => viewsUnder(q, may, { ...row!, studentId: null }))).toBe(0);
      },
    },
  },
};
