import { overwriteGetLocale } from '../messages/generated/runtime.js';

export type Locale = 'en' | 'es';

let current = $state<Locale>('en');
// Every text asks for the locale while it renders, so each one is written again when the locale changes.
overwriteGetLocale(() => current);

/** The language texts and dates are written in now. Reactive when read inside a component. */
export function locale(): Locale {
  return current;
}

/** Changes the language at once, in place: nothing that is typed is lost. Also sets `<html lang>`. */
export function setLocale(next: Locale): void {
  current = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

/** The first of the user's languages that we write, or English. */
export function preferredLocale(languages: readonly string[]): Locale {
  const known = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'es' || tag === 'en');
  return known === 'es' ? 'es' : 'en';
}
