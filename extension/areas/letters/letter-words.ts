import type { Letter, LetterForm } from '../../../shared/areas/letters/letter.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { languageTitle } from '../../../shared/ui/letter-languages.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import { type Known, templateOf } from './letter-fill.ts';

export const WAY_WORDS: Readonly<Record<LetterForm['way'], () => string>> = {
  mail: m.pl_way_mail,
  'certified-mail': m.pl_way_certified,
  'handed-over': m.pl_way_handed,
  email: m.pl_way_email,
};

const PLACE_WORDS: Readonly<Partial<Record<string, () => string>>> = {
  student: m.pl_place_student,
  school: m.pl_place_school,
  worker: m.pl_place_worker,
  parent: m.pl_place_parent,
  day: m.pl_place_day,
  meeting: m.pl_place_meeting,
};

/** What belongs into a place. */
export const placeWords = (place: string): string => (PLACE_WORDS[place] ?? m.pl_place_other)();

/** When a letter went out, in which language, to whom; and how, by whom. */
export function letterMeta({ day, form, author }: Letter): readonly [string, string] {
  const by = author.own ? m.pl_by_you() : m.pl_by({ name: author.name, role: author.role });
  const language = languageTitle(form.lang, locale());
  return [
    m.pl_meta({ day: calendarDay(day, locale()), language, to: form.to }),
    m.pl_way_by({ way: WAY_WORDS[form.way](), by }),
  ];
}

/** What a letter is called by its writer: the template's title where that is known, else its subject. */
export function titleOf(known: Known | null, { template, subject }: LetterForm): string {
  return templateOf(known, template)?.title[locale()] ?? (subject.trim() || template);
}
