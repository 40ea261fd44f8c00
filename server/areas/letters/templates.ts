import { FIRST_LETTER_TEMPLATES } from '../../../shared/areas/letters/first-templates.ts';
import {
  type LetterTemplates,
  type LetterTemplatesList,
  letterTemplatesSchema,
} from '../../../shared/areas/letters/template.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import type { Looker, Store } from '../../store/store.ts';
import { earlierTemplates, templatesText, templatesTextAt } from './templates.repo.ts';

/** Of a district that has not written its own. */
export const FIRST_TEXT = JSON.stringify(FIRST_LETTER_TEMPLATES);

export const parseTemplates = (text: string): LetterTemplates => letterTemplatesSchema.parse(JSON.parse(text));

/** The templates in force. */
export async function readTemplates(q: Looker): Promise<LetterTemplates> {
  const text = await templatesText(q);
  return text === undefined ? FIRST_LETTER_TEMPLATES : parseTemplates(text);
}

/** The templates of one version, in force or before; undefined where there never was such a version. */
export async function readTemplatesAt(q: Looker, rev: number): Promise<LetterTemplates | undefined> {
  const now = await readTemplates(q);
  if (now.rev === rev) return now;
  const text = await templatesTextAt(q, rev);
  return text === undefined ? undefined : parseTemplates(text);
}

/**
 * The templates in force and all before them, newest first. No student is in them, so it leaves no entry. Throws
 * `not-allowed` for everybody who may not change them.
 */
export async function listTemplates(store: Store, { actor, locale }: SignedIn): Promise<LetterTemplatesList> {
  const decided = decideGlobal(actor, 'letter-templates.edit');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('letter-templates.edit', locale));
  return store.look(async (q) => ({
    inForce: await readTemplates(q),
    earlier: (await earlierTemplates(q, decided.grant)).map(parseTemplates).toSorted((a, b) => b.rev - a.rev),
  }));
}
