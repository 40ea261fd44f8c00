/**
 * What the compiler refuses at the doors of the store: a record that is changed or seen without an entry. Each line
 * below an expected error is such a mistake; when one of them compiles, `tsc` fails on the unused expectation.
 */
import { caseworkOf } from '../areas/cases/casework.repo.ts';
import { findStudentId, studentsNamed } from '../areas/cases/student.repo.ts';
import { insertContact } from '../areas/contacts/contact.repo.ts';
import { append, type Receipt } from '../audit/append.ts';
import { type Actor, type Authorized, classFilterFor, filterFor } from '../policy/index.ts';
import type { HeldText } from '../sync/held-text.ts';
import { changesSince } from '../sync/pull.repo.ts';
import { nextRev } from '../sync/rev.repo.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { audited, type AuditContext, type Looker, type Reader, type Store, type Tender, type Tx } from './store.ts';

declare const held: HeldText;
declare const store: Store;
declare const context: AuditContext;
declare const event: AuditEvent;
declare const looker: Looker;
declare const reader: Reader;
declare const tender: Tender;
declare const tx: Tx;
declare const actor: Actor;
declare const may: Authorized<'student.view'>;
declare const mayAdd: Authorized<'contact.add'>;
declare const row: Parameters<typeof insertContact>[2];

const seen = { system: 'sis', idKind: 'studentNumber', sisId: '1' };

// A write has a context and a receipt.
export const written: number = await store.write(context, async (one) => ({
  receipt: await append(one, event),
  value: 1,
}));
// @ts-expect-error a write without a receipt has no entry
await store.write(context, async () => ({ value: 1 }));
// @ts-expect-error what a write gives is not its receipt
await store.write(context, async (one) => append(one, event));
// @ts-expect-error nobody writes without saying who, when and on whose request
await store.write(async (one: Tx) => ({ receipt: await append(one, event), value: 1 }));
// @ts-expect-error a context says all of it
await store.write({ actorId: null }, async (one) => ({ receipt: await append(one, event), value: 1 }));

// A receipt comes from `append` alone, and `append` wants the transaction.
// @ts-expect-error a literal is no receipt, whatever it says
export const forged: Receipt = { seq: 1 };
// @ts-expect-error a write takes no forged one
await store.write(context, async () => ({ receipt: { seq: 1 }, value: 1 }));
// @ts-expect-error an entry stands beside its effect: a technical write has none
await append(tender, event);

// A read has a context and its events.
export const found: number = await store.read(context, async () => audited(event, 1));
// @ts-expect-error a read without an event leaves no trace
await store.read(context, async () => ({ value: 1 }));
// @ts-expect-error no events leave none either
await store.read(context, async () => ({ events: [], value: 1 }));
// @ts-expect-error nor does a bare value
await store.read(context, async (q) => findStudentId(q, seen));
// @ts-expect-error nobody reads without saying who, when and on whose request
await store.read(async () => audited(event, 1));

// Repositories that touch students take what `read` and `write` hand out, and nothing else.
await caseworkOf(reader, may, 'en');
await caseworkOf(tx, may, 'en');
// @ts-expect-error a look leaves no entry, so it sees no student
await caseworkOf(looker, may, 'en');
// @ts-expect-error nor does a technical write
await caseworkOf(tender, may, 'en');
// @ts-expect-error the same at the door
await store.look(async (q) => findStudentId(q, seen));
// @ts-expect-error the same at the door
await store.tend(async (q) => findStudentId(q, seen));

// Students are listed through a filter of policy.
await studentsNamed(reader, filterFor(actor, 'student.view'), ['kiri']);
// @ts-expect-error a list of students without a filter is a list of everybody's
await studentsNamed(reader, ['kiri']);
// @ts-expect-error an actor is no filter: what they may see is for policy to say
await studentsNamed(reader, actor, ['kiri']);

// A pull's contacts are casework: a filter that opens a student's name opens none.
await changesSince(reader, classFilterFor(actor, 'student.view', 'casework'), held, held, 'en');
// @ts-expect-error to see somebody is not to see their casework
await changesSince(reader, filterFor(actor, 'student.view'), held, held, 'en');
// @ts-expect-error another class is not casework either
await changesSince(reader, classFilterFor(actor, 'student.view', 'discipline'), held, held, 'en');

// Rows are changed through a transaction.
await insertContact(tx, mayAdd, row);
// @ts-expect-error a reader changes nothing
await insertContact(reader, mayAdd, row);
// @ts-expect-error a technical write makes no record of a student
await insertContact(tender, mayAdd, row);
// @ts-expect-error to see is not to add
await insertContact(tx, may, row);
// @ts-expect-error a reader has no insert of its own
export const insert: unknown = reader.db.insert;
// @ts-expect-error nor has who looks
await store.look(async (q): Promise<unknown> => q.db.delete);
// @ts-expect-error a look is no transaction: it takes no revision
await store.look(async (q) => nextRev(q));
// @ts-expect-error a read is none either
await store.read(context, async (q) => audited(event, await nextRev(q)));
