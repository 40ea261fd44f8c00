import type { Because, GrantingFact } from '../../shared/access/because.ts';
import type { Action } from '../../shared/access/actions.ts';
import { type Grant, wouldAllow } from '../../shared/access/decide.ts';
import type { GrantedBy } from '../../shared/access/meet.ts';
import { RULES } from '../../shared/access/rules.ts';
import type { Looker } from '../store/store.ts';
import type { Authorized } from './authorize.ts';
import { buildingName } from './facts.repo.ts';

export type Locale = 'en' | 'es';

/**
 * Why the actor may do this, in words: the widest rule that grants it, with the dated facts it rests on. Other
 * grants stay in the audit entry. Roles and relations go by their ids, which the client puts into words.
 */
export async function explain(q: Looker, { decision }: Authorized<Action>, locale: Locale): Promise<Because> {
  return reasonOf(q, { ...decision.grants[0], fieldClasses: decision.fieldClasses }, locale);
}

/** One rule that opens something, with the dated facts it rests on and what it opens. */
export async function reasonOf(
  q: Looker,
  { rule, facts, fieldClasses, until }: Grant,
  locale: Locale,
): Promise<Because> {
  return {
    ruleId: rule.id,
    title: rule.title[locale],
    source: rule.source,
    facts: await Promise.all(facts.map((fact) => toWire(q, fact))),
    fieldClasses: [...fieldClasses],
    until,
  };
}

async function toWire(q: Looker, fact: GrantedBy): Promise<GrantingFact> {
  const { since, until } = fact;
  switch (fact.kind) {
    case 'role':
      return { kind: 'role', role: fact.role, building: await buildingName(q, fact.buildingId), since, until };
    case 'relation':
      return { kind: 'relation', relation: fact.relation, since, until };
    case 'attribute':
      return { kind: 'attribute', attribute: fact.attribute, since, until };
    case 'grant':
      return { kind: 'grant', grant: fact.grant, untilAt: fact.untilAt, since, until };
  }
}

/** What a refused person is told: the titles of the rules that open the action, whoever the student is. */
export function explainRefusal(action: Action, locale: Locale): string[] {
  return wouldAllow(RULES, action).map((title) => title[locale]);
}

/** Rules by their ids, in words. */
export function ruleTitles(ruleIds: readonly string[], locale: Locale): string[] {
  return RULES.filter(({ id }) => ruleIds.includes(id)).map(({ title }) => title[locale]);
}
