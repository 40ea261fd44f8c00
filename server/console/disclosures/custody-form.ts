import {
  BAR_GROUNDS,
  earliestEnd,
  PARTY_NAME_MAX,
  type PartyBar,
  partyKey,
} from '../../../shared/areas/disclosures/party.ts';
import { TEXT_MAX } from '../../../shared/areas/forms/spec-parts.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { isDay } from '../parts/days.ts';
import { textIssue } from '../parts/written.ts';
import type { BarDraft } from './entry-draft.ts';

export const BAR_FIELDS = ['from', 'until', 'ground', 'finding'] as const;
export type BarField = (typeof BAR_FIELDS)[number];

const BAR_ISSUES: Readonly<Record<BarField, () => string>> = {
  from: m.cu_issue_from,
  until: m.cu_issue_until,
  ground: m.cu_issue_ground,
  finding: m.cu_issue_finding,
};

/** What is wrong at a field of a bar. */
export const barIssue = (field: BarField): string => BAR_ISSUES[field]();

/** What keeps a bar from being entered, at its fields: it lasts for five years at least (R126). */
export function checkBar({ from, until, ground, finding }: BarDraft): Partial<Record<BarField, string>> {
  const tooShort = !isDay(until) || (isDay(from) && until < earliestEnd(from));
  const wrote = textIssue(finding, TEXT_MAX, barIssue('finding'));
  return {
    ...(isDay(from) ? {} : { from: barIssue('from') }),
    ...(tooShort ? { until: barIssue('until') } : {}),
    ...(ground === '' ? { ground: barIssue('ground') } : {}),
    ...(wrote === undefined ? {} : { finding: wrote }),
  };
}

/** A bar as it is sent; null while who found it is not chosen. */
export function toBar(partyId: string, { ground, finding, ...days }: BarDraft): PartyBar | null {
  const known = BAR_GROUNDS.find((one) => one === ground);
  return known === undefined ? null : { partyId, ...days, ground: known, finding: finding.trim() };
}

/** What keeps a party from being added. A name of signs alone is nobody's. */
export function checkParty({ name, capacity }: { readonly name: string; readonly capacity: string }) {
  const wrote = partyKey(name) === '' ? m.cu_name_issue() : textIssue(name, PARTY_NAME_MAX, m.cu_name_issue());
  return {
    ...(wrote === undefined ? {} : { name: wrote }),
    ...(capacity === '' ? { capacity: m.cu_capacity_issue() } : {}),
  };
}
