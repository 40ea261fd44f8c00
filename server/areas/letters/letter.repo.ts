import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

export type LetterRow = Schema['letter']['$inferInsert'];

/** Keeps a letter as it went out. Append-only. */
export async function insertLetter(tx: Tx, _may: Authorized<'contact.add'>, row: LetterRow): Promise<void> {
  await tx.db.insert(tx.tables.letter).values(row);
}

/** Whether a letter has this id already, whoever's. */
export async function isLetterId(q: Reader, _may: Authorized<'contact.add'>, id: string): Promise<boolean> {
  const { letter } = q.tables;
  const rows = await q.db.select({ rev: letter.rev }).from(letter).where(eq(letter.id, id));
  return rows.length > 0;
}

/** The letters about the student with their authors, the newest first. */
export async function lettersOf(q: Reader, may: Authorized<'student.view'>) {
  const letters = q.prepared('letter.ofStudent', (db, { letter, staff }) =>
    db
      .select({
        id: letter.id,
        template: letter.template,
        version: letter.version,
        lang: letter.lang,
        party: letter.party,
        toName: letter.toName,
        way: letter.way,
        subject: letter.subject,
        body: letter.body,
        authorId: letter.authorId,
        authorRole: letter.authorRole,
        author: nameInSql(staff),
        recordedAt: letter.recordedAt,
      })
      .from(letter)
      .innerJoin(staff, eq(staff.id, letter.authorId))
      .where(eq(letter.studentId, sql.placeholder('studentId')))
      .orderBy(desc(letter.rev)),
  );
  return letters.execute({ studentId: may.studentId });
}

export type KeptLetter = Awaited<ReturnType<typeof lettersOf>>[number];

/** The school of the student's open case, and the meeting it is on the agenda of; undefined without an open case. */
export async function openCasePlace(
  q: Reader,
  may: Authorized<'case.view'>,
): Promise<{ readonly school: string; readonly meetingOn: string | null } | undefined> {
  const { caseFile, building } = q.tables;
  const [row] = await q.db
    .select({ school: building.name, meetingOn: caseFile.meetingOn })
    .from(caseFile)
    .innerJoin(building, eq(building.id, caseFile.buildingId))
    .where(and(eq(caseFile.studentId, may.studentId), isNull(caseFile.closedOn)))
    .limit(1);
  return row;
}

/** The actor's own name, as letters are signed with it. */
export async function writerName(
  q: Reader,
  { actor }: Authorized<'contact.add'> | Authorized<'student.view'>,
): Promise<string> {
  const { staff } = q.tables;
  const [row] = await q.db
    .select({ name: nameInSql(staff) })
    .from(staff)
    .where(eq(staff.id, actor.staffId));
  return row?.name ?? '';
}
