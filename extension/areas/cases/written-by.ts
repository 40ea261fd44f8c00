import type { SheetField } from '../../../shared/areas/cases/sheet.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { whenOf } from '../../../shared/ui/dates.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';

/** Who wrote a field and when: `M. Haskins, 10:39`. `now` is epoch ms. */
export function writtenBy({ author, at }: Pick<SheetField, 'author' | 'at'>, now: number): string {
  const when = whenOf(at, now, { locale: locale() });
  return author.own ? m.sheet_you_when({ when }) : m.sheet_by({ name: author.name, when });
}
