import type { Because, GrantingFact } from '../access/because.ts';
import { m } from '../messages/generated/messages.js';
import { calendarDay, fullDayOf, timeOf } from './dates.ts';
import { lawWords } from './law-words.ts';
import { attributeWord, classWord, grantWord, relationWord, roleAt } from './words.ts';

const DAY_MS = 86_400_000;
const ISO_DAY = 10;

type GrantedFact = Extract<GrantingFact, { kind: 'grant' }>;

/** An explanation in the reader's words, ready to show. */
export interface Explanation {
  readonly rule: string;
  readonly source: string;
  /** One sentence a fact, such as `Case worker of this student, since Aug 12, 2026`. */
  readonly facts: readonly string[];
  /** The last day it holds; null when nothing says so. */
  readonly until: string | null;
  readonly opens: string;
}

/** The last day inside `[…, until)`: people say "to 11 June", the data says "until the 12th". */
export function lastDay(until: string): string {
  const at = Date.parse(`${until}T00:00:00Z`);
  return Number.isNaN(at) ? until : new Date(at - DAY_MS).toISOString().slice(0, ISO_DAY);
}

/** A fact in a few words, without its days: `Principal, Harbor View High`. */
export function factWord(granting: GrantingFact): string {
  switch (granting.kind) {
    case 'role':
      return roleAt(granting);
    case 'relation':
      return relationWord(granting.relation);
    case 'attribute':
      return attributeWord(granting.attribute);
    case 'grant':
      return grantWord(granting.grant);
  }
}

/** A dated fact as a sentence: what it is, and from when to when where that is known. */
export function factSentence(granting: GrantingFact, locale: string): string {
  const fact = factWord(granting);
  // Four hours: the hour says which one is meant, also past midnight.
  if (isEmergency(granting)) return m.fact_until_hour({ fact, until: timeOf(granting.untilAt, { locale }) });
  const since = granting.since === null ? null : calendarDay(granting.since, locale);
  const until = granting.until === null ? null : calendarDay(lastDay(granting.until), locale);
  if (since !== null && until !== null) return m.fact_span({ fact, since, until });
  if (since !== null) return m.fact_since({ fact, since });
  return until === null ? fact : m.fact_until({ fact, until });
}

/**
 * The reason beside the shield: who the reader is here, and to which day, `Social worker, to Jun 11, 2027`. An
 * exception says more than the role that it came to.
 */
export function reasonInShort({ facts, title, until }: Because, locale: string): string {
  const first = facts.find(({ kind }) => kind === 'grant') ?? facts[0];
  if (first !== undefined && isEmergency(first)) return factSentence(first, locale);
  const fact = first === undefined ? title : factWord(first);
  return until === null ? fact : m.fact_until({ fact, until: calendarDay(lastDay(until), locale) });
}

/** The answer to "Why can I see this?", in the reader's language. */
export function explain(because: Because, locale: string): Explanation {
  const endsAt = emergencyEnd(because);
  return {
    rule: because.title,
    source: lawWords(because.source),
    facts: because.facts.map((fact) => factSentence(fact, locale)),
    until: endsAt === null ? dayUntil(because, locale) : fullHourOf(endsAt, locale),
    opens: because.fieldClasses.map(classWord).join('; '),
  };
}

/** When the emergency ends that opened this record, epoch ms; null when it is open for another reason. */
export function emergencyEnd({ facts }: Because): number | null {
  return facts.find(isEmergency)?.untilAt ?? null;
}

function isEmergency(granting: GrantingFact): granting is GrantedFact {
  return granting.kind === 'grant' && granting.grant === 'emergency';
}

function dayUntil({ until }: Because, locale: string): string | null {
  return until === null ? null : calendarDay(lastDay(until), locale);
}

function fullHourOf(at: number, locale: string): string {
  return `${fullDayOf(at, { locale })}, ${timeOf(at, { locale })}`;
}
