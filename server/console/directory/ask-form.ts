import type { DirectoryDesk, ListScope } from '../../../shared/areas/directory/directory.ts';
import { askFields, audienceOf } from '../../../shared/areas/directory/list-form.ts';
import { RECRUITER_GRADES } from '../../../shared/areas/directory/listed.ts';
import { choicesAt, type FieldSpec, type Filled } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';

/** Names come from the roster, and are said alike in every language. */
const same = (text: string) => ({ en: text, es: text });
const words = (text: (inputs: object, options: { locale: 'en' | 'es' }) => string) => ({
  en: text({}, { locale: 'en' }),
  es: text({}, { locale: 'es' }),
});

/** What a request asks for, with the schools and grades that there are. */
export function scopedFields(
  filled: Filled,
  { buildings, grades }: Pick<DirectoryDesk, 'buildings' | 'grades'>,
): readonly FieldSpec[] {
  const audience = audienceOf(filled);
  if (audience === undefined) return askFields(filled);
  const offered = audience === 'public' ? grades : grades.filter((one) => RECRUITER_GRADES.includes(one));
  const schools: FieldSpec = {
    kind: 'choices',
    name: 'buildings',
    label: words(m.dir_ask_schools),
    hint: words(m.dir_ask_schools_hint),
    of: buildings.map(({ id, name }) => ({ id, title: same(name) })),
    optional: true,
  };
  const inGrades: FieldSpec = {
    kind: 'choices',
    name: 'grades',
    label: words(m.dir_ask_grades),
    hint: words(m.dir_ask_grades_hint),
    of: offered.map((one) => ({ id: one, title: same(one) })),
    optional: true,
  };
  return [...askFields(filled), ...(buildings.length > 0 ? [schools] : []), ...(offered.length > 0 ? [inGrades] : [])];
}

/** The request itself, and of which students it is. */
export function splitScope(filled: Filled): { readonly filled: Filled; readonly scope: ListScope } {
  const { buildings: _buildings, grades: _grades, ...rest } = filled;
  const all = (name: string) => [...choicesAt(filled, name)];
  return { filled: rest, scope: { buildings: all('buildings'), grades: all('grades') } };
}
