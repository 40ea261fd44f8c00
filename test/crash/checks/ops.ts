import { acknowledged, type Ledger } from '../load/ledger.ts';
import { type Facts, opOf } from './facts.ts';

/** Nothing acknowledged is lost: every answered op has its contact, its stored answer and its entry, as answered. */
export function lostOps(facts: Facts, ledger: Ledger): string[] {
  return acknowledged(ledger, facts.takenAt).flatMap((op) => {
    const faults: string[] = [];
    const contact = facts.contactsByOp.get(op.opId)?.[0];
    const stored = facts.answersByOp.get(op.opId);
    const { rev, seq, requestId, sends } = op.answer;
    if (contact === undefined) faults.push('lost: its contact is not there');
    else if (contact.rev !== rev) faults.push(`its contact has rev ${contact.rev}, answered was ${rev}`);
    else if (contact.note !== op.note || contact.studentId !== op.studentId) faults.push('its contact was altered');
    if (stored === undefined) faults.push('lost: its answer is not stored');
    else if (stored.rev !== rev || stored.seq !== seq) faults.push('another answer is stored than was given');
    const by = facts.entries.get(seq)?.requestId;
    // An op that had been sent once was applied by the request that answered it.
    if (sends === 1 && by !== requestId) faults.push(`entry ${seq} is not by the request that was answered`);
    return faults.map((fault) => `op ${op.opId}: ${fault}`);
  });
}

/** Nothing is applied twice, and nothing is there that nobody sent. */
export function doubledOps({ contactsByOp }: Facts, ledger: Ledger): string[] {
  return [...contactsByOp].flatMap(([opId, contacts]) => [
    ...(contacts.length === 1 ? [] : [`op ${opId}: applied ${contacts.length} times`]),
    ...(ledger.ops.has(opId) ? [] : [`a contact of an op that was never sent: "${opId}"`]),
  ]);
}

/** Effect, stored answer and entry stand together or not at all, acknowledged or not. */
export function halfDone(facts: Facts): string[] {
  const { contacts, answersByOp, contactsByOp, entries } = facts;
  const withoutEntry = contacts.flatMap((contact) => {
    const answer = answersByOp.get(opOf(contact));
    if (answer === undefined) return [`op ${opOf(contact)}: a contact without a stored answer`];
    const entry = entries.get(answer.seq);
    const fits =
      entry?.action === 'contact.add' && entry.decision === 'allowed' && entry.studentId === contact.studentId;
    return fits ? [] : [`op ${opOf(contact)}: its effect has no entry at ${answer.seq}`];
  });
  const withoutEffect = [...answersByOp.keys()]
    .filter((opId) => !contactsByOp.has(opId))
    .map((opId) => `op ${opId}: a stored answer without its contact`);
  const answered = new Set([...answersByOp.values()].map(({ seq }) => seq));
  const unfounded = [...entries.values()]
    .filter(({ action, decision, seq }) => action === 'contact.add' && decision === 'allowed' && !answered.has(seq))
    .map(({ seq }) => `entry ${seq} tells of a contact that is not there`);
  return [...withoutEntry, ...withoutEffect, ...unfounded];
}

/** Ops that an earlier request had applied than the one that was answered: the kill fell between commit and answer. */
export function appliedUnanswered({ entries }: Facts, ledger: Ledger): number {
  const answers = acknowledged(ledger).map(({ answer }) => answer);
  return answers.filter(({ seq, requestId }) => entries.get(seq)?.requestId !== requestId).length;
}
