import type { CaseList } from '../../../shared/areas/cases/case.ts';
import type { FollowUps } from '../../../shared/areas/contacts/contact.ts';
import type { Ask } from '../../entrypoints/panel/ask.ts';
import type { Trouble } from '../../messages.ts';

/** Something of one's own that has a day: the next step of a case, or a reminder. */
export interface DueItem {
  readonly key: string;
  readonly name: string;
  /** For who works with the student. */
  readonly called?: string | undefined;
  readonly sisId: string;
  readonly due: string | null;
  /** The step that is expected. */
  readonly step?: string;
  /** A reminder: what it says, and what closing it needs. */
  readonly reminder?: Pick<FollowUps['rows'][number], 'studentId' | 'followUpId' | 'what'>;
}

/** What is due, as far as it could be read. */
export interface DueWork {
  readonly items: readonly DueItem[];
  readonly cases: CaseList['rows'];
  /** How many cases there are: more than are listed, perhaps. */
  readonly total: number;
  readonly today: string;
  /** Why one of the two lists is missing. */
  readonly why: Trouble | null;
}

const NOTHING_LISTED: DueWork = { items: [], cases: [], total: 0, today: '', why: null };

/** Reads one's caseload and one's reminders; whoever has no cases has none here either. */
export async function readDue(ask: Ask): Promise<DueWork> {
  const [cases, followUps] = await Promise.all([
    ask('case.list', {}).catch(noAnswer),
    ask('follow-up.list', {}).catch(noAnswer),
  ]);
  const why = [cases, followUps].flatMap((said) => (said.ok || said.why.cause === 'not-allowed' ? [] : [said.why]))[0];
  return {
    ...NOTHING_LISTED,
    items: inOrder([
      ...(cases.ok ? cases.list.rows.flatMap(stepOf) : []),
      ...(followUps.ok ? followUps.list.rows.map(reminderOf) : []),
    ]),
    ...(cases.ok && { cases: cases.list.rows, total: cases.list.total }),
    today: cases.ok ? cases.list.today : followUps.ok ? followUps.list.today : '',
    why: why ?? null,
  };
}

const noAnswer = (): { ok: false; why: Trouble } => ({ ok: false, why: { cause: 'offline' } });

function stepOf({ caseId, name, called, sisId, next, due }: CaseList['rows'][number]): DueItem[] {
  return next === null ? [] : [{ key: `case ${caseId}`, name, called, sisId, due, step: next }];
}

function reminderOf(reminder: FollowUps['rows'][number]): DueItem {
  const { followUpId, name, called, sisId, dueOn } = reminder;
  return { key: `follow-up ${followUpId}`, name, called, sisId, due: dueOn, reminder };
}

/** The first due first, so that what is overdue stands at the top; without a day last. */
function inOrder(items: readonly DueItem[]): readonly DueItem[] {
  return items.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.name.localeCompare(b.name));
}
