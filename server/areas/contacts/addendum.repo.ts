import { and, eq } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

export type AddendumRow = Schema['contactAddendum']['$inferInsert'];

/** Whose contact it is and whether it is restricted, where the student has it. */
export async function findContact(
  q: Reader,
  may: Authorized<'contact.add'>,
  contactId: string,
): Promise<{ readonly authorId: string; readonly restricted: boolean } | undefined> {
  const { contact } = q.tables;
  const [row] = await q.db
    .select({ authorId: contact.authorId, restriction: contact.restriction })
    .from(contact)
    .where(and(eq(contact.studentId, may.studentId), eq(contact.id, contactId)));
  return row && { authorId: row.authorId, restricted: row.restriction !== null };
}

/** Adds to a contact. Append-only: a trigger notes the change of the contact for a pull, under the addendum's revision. */
export async function insertAddendum(tx: Tx, _may: Authorized<'contact.add'>, row: AddendumRow): Promise<void> {
  await tx.db.insert(tx.tables.contactAddendum).values(row);
}
