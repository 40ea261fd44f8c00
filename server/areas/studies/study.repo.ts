import { asc, eq } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import { earlierSettings, lockSetting, settingText, succeedSetting } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

type MayKeep = Authorized<'study.keep'> | Authorized<'study.decide'>;
export type StudyStepRow = Schema['studyStep']['$inferInsert'];

/** Keeps a step of a study. Append-only. */
export async function insertStudyStep(tx: Tx, _may: MayKeep, row: StudyStepRow): Promise<void> {
  await tx.db.insert(tx.tables.studyStep).values(row);
}

/** Whether a step has this id already, of whichever study. */
export async function isStudyStepId(q: Looker, _may: MayKeep, id: string): Promise<boolean> {
  const { studyStep: step } = q.tables;
  const rows = await q.db.select({ rev: step.rev }).from(step).where(eq(step.id, id));
  return rows.length > 0;
}

/** The steps of a study in their order: none of one that there is not. */
export async function stepsOfStudy(q: Looker, _may: MayKeep, studyId: string) {
  const { studyStep: step } = q.tables;
  return q.db
    .select({ id: step.id, kind: step.kind, day: step.day, filled: step.filled })
    .from(step)
    .where(eq(step.studyId, studyId))
    .orderBy(asc(step.rev));
}

/** The steps of every study in the order in which they were taken, with who took them. */
export async function studyStepsKept(q: Looker, _may: MayKeep) {
  const { studyStep: step, staff } = q.tables;
  return q.db
    .select({
      studyId: step.studyId,
      id: step.id,
      kind: step.kind,
      day: step.day,
      filled: step.filled,
      at: step.recordedAt,
      by: nameInSql(staff),
      role: step.authorRole,
    })
    .from(step)
    .innerJoin(staff, eq(staff.id, step.authorId))
    .orderBy(asc(step.rev));
}

/** Where the district says whether studies begin without consent (T2). */
const SWITCH = 'studies-without-consent';

/** The switch as it is kept; undefined: nobody has turned it. */
export const studiesSwitch = (q: Looker): Promise<string | undefined> => settingText(q, SWITCH);

/** Every switch before the one in force, in no order. */
export const earlierSwitches = (q: Looker, _may: MayKeep): Promise<string[]> => earlierSettings(q, SWITCH);

/** As `studiesSwitch`; until the transaction ends nobody else turns it. `first` is put where nothing stands yet. */
export const lockSwitch = (tx: Tx, _may: Authorized<'study.decide'>, first: string): Promise<string> =>
  lockSetting(tx, SWITCH, first);

/** Turns the switch, and keeps how it stood under its revision. */
export const replaceSwitch = (
  tx: Tx,
  _may: Authorized<'study.decide'>,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> => succeedSetting(tx, SWITCH, before, value);

/** The name of a member of staff. */
export async function staffName(q: Looker, _may: Authorized<'study.decide'>, staffId: string): Promise<string> {
  const { staff } = q.tables;
  const [row] = await q.db
    .select({ name: nameInSql(staff) })
    .from(staff)
    .where(eq(staff.id, staffId));
  return row?.name ?? '';
}
