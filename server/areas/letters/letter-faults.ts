import type { LetterForm } from '../../../shared/areas/letters/letter.ts';
import { placesIn } from '../../../shared/areas/letters/places.ts';
import type { LetterTemplate, LetterTemplates } from '../../../shared/areas/letters/template.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { writerName } from './letter.repo.ts';

const TEXTS = ['subject', 'body'] as const;

/** The template that a letter was begun from; undefined where that version has none such, or it was retired in it. */
export function begunFrom(form: LetterForm, version: LetterTemplates | undefined): LetterTemplate | undefined {
  return version?.templates.find(({ key, retired }) => key === form.template && !retired);
}

/** Everything that keeps a letter from going out, at once. */
export async function letterFaults(
  tx: Tx,
  grant: Authorized<'contact.add'>,
  form: LetterForm,
  template: LetterTemplate | undefined,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  if (template === undefined) issues.push({ path: 'body.form.template', code: 'unknown' });
  else if (!template.texts.some(({ lang }) => lang === form.lang))
    issues.push({ path: 'body.form.lang', code: 'unknown' });
  const open = TEXTS.filter((part) => placesIn(form[part]).length > 0);
  issues.push(...open.map((part) => ({ path: `body.form.${part}`, code: 'open-place' })));
  return [...issues, ...(await namingFaults(tx, grant, form))];
}

/**
 * Where the letter names a teacher (R35, R36). Whom it is to and who signs it are known from the letter anyway, and
 * stand in its text: a parent may share a teacher's name, and a teacher may write home.
 */
async function namingFaults(tx: Tx, grant: Authorized<'contact.add'>, form: LetterForm): Promise<Issue[]> {
  const meant = [form.to, await writerName(tx, grant)].filter((name) => name !== '');
  const texts = TEXTS.map((part) => meant.reduce((text, name) => text.replaceAll(name, ' / '), form[part]));
  const named = await staffNamedIn(tx, grant, texts);
  return TEXTS.filter((_, i) => named[i]).map((part) => ({ path: `body.form.${part}`, code: 'names-staff' }));
}
