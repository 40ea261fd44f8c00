import type { NameFlag } from '../../areas/names/flag.ts';
import { PRONOUNS } from '../../areas/names/pronouns.ts';
import { m } from '../../messages/generated/messages.js';
import { locale } from '../locale.svelte.ts';

/** Pronouns as they are shown: plain text, whatever the student wrote; empty where none are named. */
export function pronounWords(pronouns: { readonly id: string; readonly own: string } | null): string {
  if (pronouns === null) return '';
  const known = PRONOUNS.find(({ id }) => id === pronouns.id);
  return pronouns.own !== '' || known === undefined ? pronouns.own : known.title[locale()];
}

/** The flag beside the name in use: that it is one, and the pronouns (R204). */
export const flagWords = ({ pronouns }: NameFlag): string =>
  [m.np_flag(), pronounWords(pronouns)].filter(Boolean).join(' · ');
