import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Store, Tx } from '../../../server/store/store.ts';
import { NAME_TASKS } from '../../../shared/areas/names/update-steps.ts';
import { APPROVAL, FORM, PARENT_SIGNED, STUDENT_SIGNED } from '../../../shared/areas/names/testing/updates.ts';

/** First names that stand in the forms of updates and nowhere else, by the student's number in the school's system. */
export const ORIGINAL_NAMES: Readonly<Record<string, string>> = { '204417': 'Zephrine', '201938': 'Zolvarin' };

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
    const [principal] = await tx.db.select().from(tx.tables.staff).where(eq(tx.tables.staff.username, PRINCIPAL));
    if (principal === undefined) throw new Error(`Nobody is called ${PRINCIPAL}.`);
    for (const [sisId, original] of Object.entries(ORIGINAL_NAMES)) {
      await giveOriginalName(tx as Tx, { sisId, original, authorId: principal.id });
    }
  });
}

interface Giving {
  readonly sisId: string;
  readonly original: string;
  readonly authorId: string;
}

async function giveOriginalName(tx: Tx, { sisId, original, authorId }: Giving): Promise<void> {
  const { nameStep, nameUpdate, student } = tx.tables;
  const [row] = await tx.db.select().from(student).where(eq(student.sisId, sisId));
  if (row === undefined) throw new Error(`Nobody has the number ${sisId}.`);
  const now = { middle: row.middleName, last: row.familyName };
  const form = {
    ...FORM,
    ...{ currentFirst: original, currentMiddle: now.middle, currentLast: now.last },
    ...{ first: row.givenName, middle: now.middle, last: now.last },
  };
  const about = { sisId, school: 'Harbor View High', birthDate: row.birthDate, age: 12 };
  const of = { studentId: row.id, updateId: v7() };
  await tx.db.insert(nameUpdate).values({
    ...{ studentId: row.id, id: of.updateId, askedOn: ASKED_ON, about: JSON.stringify(about) },
    // Before everything that a test does.
    ...{ state: 'done', approvedOn: APPROVED_ON, rev: 0 },
  });
  const steps = [
    { kind: 'asked', day: ASKED_ON, filled: form },
    { kind: 'signed', day: ASKED_ON, filled: PARENT_SIGNED },
    { kind: 'signed', day: ASKED_ON, filled: STUDENT_SIGNED },
    { kind: 'approved', day: APPROVED_ON, filled: APPROVAL },
    ...NAME_TASKS.map((kind) => ({ kind, day: APPROVED_ON, filled: {} })),
  ];
  await tx.db.insert(nameStep).values(
    steps.map(({ filled, ...step }, i) => ({
      ...{ ...of, ...step, id: v7(), filled: JSON.stringify(filled) },
      ...{ authorId, authorRole: 'principal', recordedAt: 0, rev: i - steps.length },
    })),
  );
}
