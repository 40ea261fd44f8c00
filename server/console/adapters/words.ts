import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleOff from '@lucide/svelte/icons/circle-off';
import OctagonX from '@lucide/svelte/icons/octagon-x';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import { m } from '../../../shared/messages/generated/messages.js';
import type { AdapterIssue } from '../../../shared/sis/adapter-issues.ts';
import type { Advice, AdviceKind } from '../../../shared/sis/advise.ts';
import { dayOf, timeOf } from '../../../shared/ui/dates.ts';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import type { KeptAdapter, KeptRevision } from '../../../shared/wire/adapters.ts';
import { percentRight, readingsOf, type Sum } from './health-sums.ts';

interface Look {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: () => string;
}

/** How an adapter stands: icon, word and colour. */
export const STATES: Readonly<Record<KeptAdapter['state'], Look>> = {
  'in-force': { icon: CircleCheck, tone: 'ok', text: m.ad_state_in_force },
  draft: { icon: PencilLine, tone: 'plain', text: m.ad_state_draft },
  'switched-off': { icon: CircleOff, tone: 'warn', text: m.ad_state_off },
  failing: { icon: OctagonX, tone: 'danger', text: m.ad_state_failing },
};

export const ADVICE_WORDS: Readonly<Record<AdviceKind, () => string>> = {
  'no-tag': m.ad_advice_no_tag,
  'pseudo-class': m.ad_advice_pseudo,
  'too-deep': m.ad_advice_deep,
  'outside-root': m.ad_advice_root,
  'no-fingerprint': m.ad_advice_fingerprint,
  'no-witness': m.ad_advice_witness,
  'number-alone': m.ad_advice_alone,
  'not-https': m.ad_advice_https,
};

/** The places at which each kind of advice holds, in the order of the advice. */
export function adviceByKind(advice: readonly Advice[]): readonly { kind: AdviceKind; places: readonly string[] }[] {
  const kinds = [...new Set(advice.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    kind,
    places: advice.filter((each) => each.kind === kind).map(({ place }) => place),
  }));
}

/** So many places are named; the rest is said by their number. */
const NAMED_MAX = 5;

/** Places that have something in common. */
export function placesWords(places: readonly string[]): string {
  const named = places.slice(0, NAMED_MAX).join(', ');
  const more = places.length - NAMED_MAX;
  return more > 0 ? m.ad_places_more({ named, count: more }) : named;
}

/** What is wrong with a text, a sentence each. */
export function issueWords({ place, code }: AdapterIssue): string {
  switch (code) {
    case 'not-json':
      return m.ad_issue_json();
    case 'too-large':
      return m.ad_issue_large();
    case 'missing':
      return m.ad_issue_missing({ place });
    case 'unknown':
      return m.ad_issue_unknown({ place });
    case 'unusable':
      return m.ad_issue_unusable({ place });
  }
}

/** When, and by whom where it was a person. */
export function whenWords(at: number, by: string | null, nobody: string): string {
  const style = { locale: locale() };
  const when = `${dayOf(at, style)}, ${timeOf(at, style)}`;
  return m.ad_when({ when, who: by ?? nobody });
}

/** Since when an adapter stands as it does, and who brought it there. */
export function sinceWords({ state, since, by }: Pick<KeptAdapter, 'state' | 'since' | 'by'>): string {
  return whenWords(since, by, state === 'failing' ? m.ad_by_itself() : m.ad_by_command());
}

/** What a revision is, beside its number. */
export function revisionWords({ status, from }: KeptRevision): string {
  if (status === 'draft') return m.ad_revision_draft();
  return from === null ? m.ad_revision_published() : m.ad_revision_from({ from });
}

/** How readings went, in numbers and words. */
export function sumWords(sum: Sum): string {
  const percent = percentRight(sum);
  if (percent === null) return m.ad_health_none();
  return m.ad_health_sum({ percent, right: counted(sum.right), all: counted(sum.right + sum.wrong) });
}

export const healthWords = ({ health }: Pick<KeptAdapter, 'health'>): string => sumWords(readingsOf(health));

export const counted = (count: number): string => count.toLocaleString(locale());
