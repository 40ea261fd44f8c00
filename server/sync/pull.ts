import { CHANGES_MAX, type Held } from '../../shared/wire/pull.ts';
import type { SignedIn } from '../http/context.ts';
import { type JsonText, jsonText, withMembers } from '../http/json-text.ts';
import { classFilterFor } from '../policy/index.ts';
import { audited, type AuditContext, type Audited, type Reader, type Store } from '../store/store.ts';
import { heldText } from './held-text.ts';
import { barred, contactsSince } from './pull.repo.ts';
import { currentRev } from './rev.repo.ts';

/**
 * What is new about the students a client holds, and which of them it must forget. Rights are those of now. One entry
 * a pull; its commitment holds the students whose contacts were given and those to be forgotten. The text is `pullAnswerSchema`'s.
 */
export function pull(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  held: readonly Held[],
): Promise<JsonText> {
  return store.read(context, (q) => pulled(q, signedIn, held));
}

async function pulled(q: Reader, { actor, locale }: SignedIn, held: readonly Held[]): Promise<Audited<JsonText>> {
  const now = await currentRev(q);
  const casework = classFilterFor(actor, 'student.view', 'casework');
  const text = heldText(held);
  // What a client holds of a student is casework: where that has closed, the student is to be forgotten too.
  const gone = await barred(q, casework, text);
  const closed = new Set(gone);
  const caseworkOf = closed.size === 0 ? text : heldText(held.filter(({ id }) => !closed.has(id)));
  const rows = await contactsSince(q, casework, caseworkOf, locale);
  const more = rows.length > CHANGES_MAX;
  const changed = rows.slice(0, CHANGES_MAX);
  // Revisions commit in their order: whoever sees one has all before it, also those newer than `now`.
  const last = changed.at(-1)?.rev ?? now;
  const cursor = more ? last : Math.max(now, last);
  const value = withMembers(
    { cursor, gone, more },
    { changed: jsonText(`[${changed.map(({ json }) => json).join(',')}]`) },
  );
  const given = [...new Set(changed.map(({ studentId }) => studentId))];
  const detail = JSON.stringify({ held: held.length, changed: changed.length, given, gone, cursor });
  return audited(
    { action: 'students.pull', resource: 'held-students', decision: 'allowed', fieldClasses: ['casework'], detail },
    value,
  );
}
