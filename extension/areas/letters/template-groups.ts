import type { LetterTemplate } from '../../../shared/areas/letters/template.ts';
import { languageName } from '../../../shared/areas/letters/words.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';
import type { Known } from './letter-fill.ts';

/** Templates that are there in the same languages, which are named in the reader's. */
export interface TemplateGroup {
  readonly languages: string;
  readonly templates: readonly LetterTemplate[];
}

/** The templates that are written today, by the languages they are there in: those in most of them first. */
export function templateGroups(known: Known | null, locale: Locale): readonly TemplateGroup[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const inUse = (known?.templates?.templates ?? []).filter(({ retired }) => retired !== true);
  const byMost = inUse.toSorted((a, b) => b.texts.length - a.texts.length);
  const groups = new Map<string, LetterTemplate[]>();
  for (const template of byMost) {
    const languages = list.format(template.texts.map(({ lang }) => languageName(lang, locale)).toSorted());
    groups.set(languages, [...(groups.get(languages) ?? []), template]);
  }
  return [...groups].map(([languages, templates]) => ({ languages, templates }));
}
