import type { Because, GrantingFact } from '../access/because.ts';
import { m } from '../messages/generated/messages.js';
import { calendarDay } from './dates.ts';
import { attributeWord, classWord, grantWord, relationWord, roleAt } from './words.ts';

const DAY_MS = 86_400_000;
const ISO_DAY = 10;

/** An explanation in the reader's words, ready to show. */
export interface Explanation {
  readonly rule: string;
  readonly source: string;
  /** One sentence a fact, such as `Case worker of this student, since 12 Aug 2026`. */
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
  const since = granting.since === null ? null : calendarDay(granting.since, locale);
  const until = granting.until === null ? null : calendarDay(lastDay(granting.until), locale);
  if (since !== null && until !== null) return m.fact_span({ fact, since, until });
  if (since !== null) return m.fact_since({ fact, since });
  return until === null ? fact : m.fact_until({ fact, until });
}

/** The reason beside the shield: who the reader is here, and to which day, `Social worker, to 11 Jun 2027`. */
export function reasonInShort({ facts: [first], title, until }: Because, locale: string): string {
  const fact = first === undefined ? title : factWord(first);
  return until === null ? fact : m.fact_until({ fact, until: calendarDay(lastDay(until), locale) });
}

/** The answer to "Why can I see this?", in the reader's language. */
export function explain(because: Because, locale: string): Explanation {
  return {
    rule: because.title,
    source: because.source,
    facts: because.facts.map((fact) => factSentence(fact, locale)),
    until: because.until === null ? null : calendarDay(lastDay(because.until), locale),
    opens: because.fieldClasses.map(classWord).join('; '),
  };
}
