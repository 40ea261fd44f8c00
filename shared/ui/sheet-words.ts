import type { AskedField } from '../areas/cases/sheet-form.ts';
import { locale } from './locale.svelte.ts';

/** The title of a field of the face sheet in the reader's language; of one that no form knows, its id. */
export function sheetTitle({ fields }: { readonly fields: readonly AskedField[] }, id: string): string {
  return fields.find((field) => field.id === id)?.title[locale()] ?? id;
}
