import { choiceTitle, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { NamedAs, Pronouns } from '../../../shared/areas/names/names-on.ts';
import type { NameMode } from '../../../shared/areas/names/policy.ts';
import { GENDERS } from '../../../shared/areas/names/update-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import { pronounWords as pronounsInWords } from '../../../shared/ui/names/flag-words.ts';
import type { NameStepEntry } from '../../../shared/ui/names/name-fields.ts';

/** What a district may say, in words. */
export const MODE_TEXTS = {
  off: m.nmc_mode_off,
  allowed: m.nmc_mode_allowed,
  consent: m.nmc_mode_consent,
  notify: m.nmc_mode_notify,
  forbidden: m.nmc_mode_forbidden,
} as const satisfies Readonly<Record<NameMode, unknown>>;

export const modeWords = (mode: NameMode): string => MODE_TEXTS[mode]();

/** First, middle and last. */
export const nameWords = ({ first, middle, last }: NamedAs): string => [first, middle, last].filter(Boolean).join(' ');

export const genderWords = (id: string): string => inWords(choiceTitle(GENDERS, id));

/** As they were chosen, or as they were written in. */
export const pronounWords = (pronouns: Pronouns | null): string => pronounsInWords(pronouns) || '–';

/** Who took a step. */
export const byWords = ({ name, role }: NameStepEntry['author']): string => m.nmc_by({ name, role });

/** Who struck a step, when and why, by the step that struck it. */
export function struckWords({ author, day, filled }: NameStepEntry): string {
  return m.nmc_struck({ by: byWords(author), day: calendarDay(day, locale()), why: textAt(filled, 'why') });
}
