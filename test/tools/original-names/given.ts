import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Store, Tender } from '../../../server/store/store.ts';
import { APPROVAL, FORM, PARENT_SIGNED, STUDENT_SIGNED } from '../../../shared/areas/names/testing/updates.ts';
import { NAME_TASKS } from '../../../shared/areas/names/update-steps.ts';

/** First names that stand in the forms of updates and nowhere else, by the student's number in the school's system. */
export const ORIGINAL_NAMES: Readonly<Record<string, string>> = { '204417': 'Zephrine', '201938': 'Zolvarin' };

/** Before every revision of a test and of the demo. */
const FIRST_REV = -1_000_000;

/** The principal of the small and of the demo district. */
const PRINCIPAL = 'mhaskins';
const ASKED_ON = '2024-09-02';
const APPROVED_ON = '2024-09-03';

/**
 * Gives students of the small or the demo district an original name that is history (R197): an update was asked for,
 * approved and done long ago, and the school's system has the updated name by now.
 */
export async function giveOriginalNames(store: Store): Promise<void> {
  await store.tend(async (tx) => {
    for (const [sisId, original] of Object.entries(ORIGINAL_NAMES)) await giveOriginalName(tx, sisId, original);
  });
}

async function giveOriginalName(tx: Tender, sisId: string, original: string): Promise<void> {
  const { nameStep, nameUpdate, staff, student } = tx.tables;
  const [principal] = await tx.db.select().from(staff).where(eq(staff.username, PRINCIPAL));
  const [row] = await tx.db.select().from(student).where(eq(student.sisId, sisId));
  if (principal === undefined || row === undefined) throw new Error('This is neither district.');
  const of = { studentId: row.id, updateId: v7() };
  const about = JSON.stringify({ sisId, school: 'Harbor View High', birthDate: row.birthDate, age: 12 });
  // Before everything that a test does.
  const state = { state: 'done', approvedOn: APPROVED_ON, rev: 0 };
  await tx.db.insert(nameUpdate).values({ studentId: row.id, id: of.updateId, askedOn: ASKED_ON, about, ...state });
  const by = { authorId: principal.id, authorRole: 'principal', recordedAt: 0 };
  const steps = stepsOf({ ...row, original });
  const rows = steps.map(({ kind, day, filled }, i) => {
    const step = { id: v7(), kind, day, filled: JSON.stringify(filled), rev: FIRST_REV + i };
    return { ...of, ...by, ...step };
  });
  await tx.db.insert(nameStep).values(rows);
}

interface Named {
  readonly original: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly familyName: string;
}

/** All steps of an update from the original first name to the roster's. */
function stepsOf({ original, givenName: first, middleName: middle, familyName: last }: Named) {
  const current = { currentFirst: original, currentMiddle: middle, currentLast: last };
  return [
    { kind: 'asked', day: ASKED_ON, filled: { ...FORM, ...current, first, middle, last } },
    { kind: 'signed', day: ASKED_ON, filled: PARENT_SIGNED },
    { kind: 'signed', day: ASKED_ON, filled: STUDENT_SIGNED },
    { kind: 'approved', day: APPROVED_ON, filled: APPROVAL },
    ...NAME_TASKS.map((kind) => ({ kind, day: APPROVED_ON, filled: {} })),
  ];
}
