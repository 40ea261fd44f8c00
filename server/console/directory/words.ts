import type { DirectoryDesk, ListRequest } from '../../../shared/areas/directory/directory.ts';
import { DESIGNABLE, EVERYTHING, ITEMS, RECRUITER_ITEMS } from '../../../shared/areas/directory/items.ts';
import { asksFormer, audienceOf } from '../../../shared/areas/directory/list-form.ts';
import { choiceTitle } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import type { Issue } from '../../../shared/wire/problem.ts';

/** Items by their names. */
export const itemWords = (ids: readonly string[]): string =>
  ids.map((id) => inWords(choiceTitle([EVERYTHING, ...ITEMS], id))).join(', ');

/** What is refused of one switch, in words: all of it, some, or nothing. */
export function refusedWords(ids: readonly string[], which: 'public' | 'recruiters'): string {
  if (ids.length === 0) return m.dir_now_nothing();
  const all = which === 'public' ? DESIGNABLE : RECRUITER_ITEMS;
  const known = all.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
  return known.length === all.length ? m.dir_now_all() : m.dir_now_some({ items: itemWords(known) });
}

/** Of which students a list is, in words. */
export function scopeWords({ scope, filled }: ListRequest, { buildings }: Pick<DirectoryDesk, 'buildings'>): string {
  const names = buildings.filter(({ id }) => scope.buildings.includes(id)).map(({ name }) => name);
  const schools = scope.buildings.length === 0 ? m.dir_list_all_schools() : names.join(', ');
  const isRecruiter = audienceOf(filled) !== 'public';
  const asked = scope.grades.length === 0 && isRecruiter ? ['11', '12'] : scope.grades;
  const grades = asked.length === 0 ? m.dir_list_all_grades() : m.dir_list_grades({ grades: asked.join(', ') });
  const both = m.dir_list_scope({ schools, grades });
  return asksFormer(filled) ? `${both}; ${m.dir_list_former()}` : both;
}

const FAULTS: Readonly<Record<string, () => string>> = {
  'no-policy': m.refused_list_no_policy,
  'old-policy': m.refused_list_old_policy,
  'too-early': m.refused_list_too_early,
  'recruiters-early': m.refused_list_recruiters_early,
  'not-designated': m.refused_list_not_designated,
  'not-held': m.refused_list_not_held,
  'not-for-party': m.refused_list_not_for_party,
  'not-for-purpose': m.refused_list_not_for_purpose,
};

/** Why a list can't be made today. */
export const faultWords = (fault: string): string => FAULTS[fault]?.() ?? m.dir_list_fault();

const ISSUES: Readonly<Record<string, () => string>> = {
  'public nothing': m.dir_issue_nothing,
  'grade needed': m.dir_issue_grade,
  'receivedOn before-refused': m.dir_issue_before,
  'refusalId ended': m.dir_issue_ended,
  'requestId unknown': m.refused_list_answered,
  'grades not-for-recruiters': m.dir_ask_grades_hint,
};

/** What only these forms have words for, by the name of the field; `form` for what stands at none. */
export function directoryErrors(issues: readonly Issue[]): Record<string, string> {
  const found = issues.flatMap(({ path, code }) => {
    const name = path.split('.').at(-1) ?? '';
    const text = ISSUES[`${name} ${code}`];
    return text === undefined ? [] : [[name.endsWith('Id') ? 'form' : name, text()] as const];
  });
  return Object.fromEntries(found);
}
