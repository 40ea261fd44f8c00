import type { Case, StepEntry } from '../../areas/cases/case.ts';
import { counting } from '../../areas/cases/lifecycle/case-state.ts';
import { ruleOf } from '../../areas/cases/lifecycle/lifecycle.ts';
import { TEXT_MAX } from '../../areas/forms/spec-parts.ts';
import { CONTACT_KINDS, type ContactEntry } from '../../areas/contacts/contact.ts';
import { KIND_WORDS } from '../../areas/contacts/words.ts';
import type { FieldSpec } from '../../areas/forms/form-spec.ts';
import { m } from '../../messages/generated/messages.js';
import { dayIn } from '../../runtime.ts';
import { calendarDay } from '../dates.ts';
import { locale } from '../locale.svelte.ts';
import { type Answer, answersOf } from './answers.ts';
import { NO_OFFERS } from './offers.ts';
import { stepTitle } from './step-words.ts';

/** What a summary says in another way, or not at all. */
const APART: ReadonlySet<string> = new Set(['attachment', 'summary', 'monitored']);
/** Of these the day is enough: what was agreed stands in the contract. */
const DAY_ONLY: ReadonlySet<string> = new Set(['student-contract', 'parent-contract']);
/** What reads as a sentence: names of staff, schools and other steps stand elsewhere. */
const SAID: ReadonlySet<FieldSpec['kind']> = new Set(['line', 'text', 'choice', 'choices', 'day', 'number']);
const ANSWER_MAX = 300;

/** The student's contacts as they are known here, of so many in all. */
export interface KnownContacts {
  readonly contacts: readonly ContactEntry[];
  readonly total: number;
  readonly zone: string;
}

/**
 * A first draft of the closing summary, for the worker to edit: the steps that count in the order of their days, the
 * first and the last monitoring, and how many contacts there were. Facts that are written already, none beside them
 * (R29, R185). In the reader's language, and never longer than the field holds.
 */
export function summaryDraft(of: Case, known: KnownContacts | null): string {
  const counted = new Set(counting(of.steps).map(({ id }) => id));
  const steps = of.steps.filter(({ id }) => counted.has(id)).toSorted((a, b) => a.day.localeCompare(b.day));
  const monitored = steps.filter(({ kind }) => kind === 'monitored');
  const lines = [
    ...steps.filter(({ kind }) => !APART.has(kind)).map(stepLine),
    ...monitoringLines(monitored),
    ...(known ? [contactLine(of.openedOn, known)] : []),
  ];
  return fitting(lines);
}

function stepLine({ kind, day, filled }: StepEntry): string {
  const said = DAY_ONLY.has(kind) ? '' : answersText(kind, filled);
  const line = m.summary_step({ day: calendarDay(day, locale()), step: stepTitle(kind) });
  return said === '' ? line : `${line} ${said}`;
}

function answersText(kind: string, filled: StepEntry['filled']): string {
  return answersIn(kind, filled, (field) => SAID.has(field.kind))
    .map(({ label, text }) => `${label}: ${clipped(text)}`)
    .join('; ');
}

/** The answers of some fields alone; a summary is read by more people than a field with a class of its own (R16, R74). */
function answersIn(
  kind: string,
  filled: StepEntry['filled'],
  isMeant: (field: FieldSpec) => boolean,
): readonly Answer[] {
  const fields = (ruleOf(kind)?.fields ?? []).filter((field) => field.fieldClass === undefined && isMeant(field));
  const names = new Set(fields.map(({ name }) => name));
  const some = Object.fromEntries(Object.entries(filled).filter(([name]) => names.has(name)));
  return answersOf(fields, some, NO_OFFERS);
}

const clipped = (text: string) => (text.length > ANSWER_MAX ? `${text.slice(0, ANSWER_MAX - 1).trimEnd()}…` : text);

/** Each number that is open to a summary's readers, at the first and at the last time. */
function monitoringLines(monitored: readonly StepEntry[]): string[] {
  const [first, last] = [monitored[0], monitored.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = { count: monitored.length, from: calendarDay(first.day, locale()), to: calendarDay(last.day, locale()) };
  const [before, after] = [first, last].map(({ filled }) =>
    answersIn('monitored', filled, ({ kind }) => kind === 'number'),
  );
  const changes = (before ?? []).map(({ label, text }, i) => `${label}: ${text} → ${after?.[i]?.text ?? text}`);
  return [m.summary_monitored({ ...days, changes: changes.join('; ') })];
}

function contactLine(openedOn: string, { contacts, total, zone }: KnownContacts): string {
  const since = contacts.filter(({ happenedAt }) => dayIn(zone, happenedAt) >= openedOn);
  const day = calendarDay(openedOn, locale());
  // Where older ones are not known here, some of them may be of this case.
  if (since.length === contacts.length && contacts.length < total)
    return m.summary_contacts_many({ count: since.length, day });
  const kinds = CONTACT_KINDS.map((kind) => [kind, since.filter((one) => one.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${KIND_WORDS[kind]()}: ${String(count)}`);
  return m.summary_contacts({ count: since.length, day, kinds: kinds.join('; ') });
}

function fitting(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > TEXT_MAX) return text;
    text = longer;
  }
  return text;
}
