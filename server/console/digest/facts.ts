import { DIGEST_PARTS, type DigestPart } from '../../../shared/audit/digest.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { exactTimeOf } from '../../../shared/ui/dates.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';
import type { DigestAnswer } from '../../../shared/wire/digest.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

const NAMES: Readonly<Record<DigestPart, () => string>> = {
  uses: m.dig_uses,
  refusals: m.dig_refusals,
  failedSignIns: m.dig_failedSignIns,
  emergencies: m.dig_emergencies,
  exports: m.dig_exports,
  changes: m.dig_changes,
  restores: m.dig_restores,
};

/** What happened on the day, in the digest's order. */
export function countFacts({ counts }: DigestAnswer, locale: Locale): Fact[] {
  return DIGEST_PARTS.map((part) => ({ name: NAMES[part](), value: counts[part].toLocaleString(locale) }));
}

/** What waits, of what the reader may review. */
export function openFacts({ open }: DigestAnswer, locale: Locale): Fact[] {
  const facts = [
    { name: m.dig_open_emergencies(), count: open.emergencies },
    { name: m.dig_open_questions(), count: open.questions },
  ];
  return facts.flatMap(({ name, count }) => (count === null ? [] : [{ name, value: count.toLocaleString(locale) }]));
}

/** How long the trail is, and what was last signed of it. */
export function trailFacts({ trail: { size, checkpoint } }: DigestAnswer, locale: Locale): Fact[] {
  const of = checkpoint && {
    size: checkpoint.size.toLocaleString(locale),
    at: exactTimeOf(checkpoint.at, { locale }),
  };
  return [
    { name: m.dig_size(), value: size.toLocaleString(locale) },
    { name: m.dig_checkpoint(), value: of === null ? m.ck_none() : m.dig_checkpoint_of(of) },
  ];
}
