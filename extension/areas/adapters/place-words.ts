import type { Source } from '../../../shared/sis/adapter.ts';
import type { Candidate } from '../../../shared/sis/describe/candidates.ts';
import type { PickedField } from '../../../shared/sis/describe/pick-dom.ts';
import { whereOf } from '../../../shared/sis/source.ts';
import { m } from '../../../shared/messages/generated/messages.js';

/** A field in words. */
export function fieldWords(field: PickedField): string {
  return {
    sisId: m.sis_field_sisId,
    name: m.sis_field_name,
    birthDate: m.sis_field_birthDate,
    grade: m.sis_field_grade,
    school: m.sis_field_school,
  }[field]();
}

/** How a place is found, and how long it may last. */
export function holdWords({ hold, source }: Candidate): string {
  const where = selectorIn(source);
  switch (hold) {
    case 'label':
      return m.sis_hold_label({ words: source.from === 'label' ? ([source.is].flat()[0] ?? '') : '' });
    case 'link':
      return m.sis_hold_link({ where: source.from === 'attr' ? (source.param ?? where) : where });
    case 'field':
      return m.sis_hold_field({ where });
    case 'id':
      return m.sis_hold_id({ where });
    case 'name':
      return m.sis_hold_name({ where });
    case 'class':
      return m.sis_hold_class({ where });
    case 'title':
      return m.sis_hold_title();
    case 'address':
      return m.sis_hold_address();
    case 'path':
      return m.sis_hold_path({ where });
  }
}

function selectorIn(source: Source): string {
  return 'css' in source ? source.css : whereOf(source);
}
