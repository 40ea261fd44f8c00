import { type LetterTemplatesList, letterTemplatesListSchema } from '../../../shared/areas/letters/template.ts';
import type { Answer, Api } from '../api.ts';

/** The letters that staff begin from, and what they were before. */
export function letterTemplates({ get }: Api): Promise<Answer<LetterTemplatesList>> {
  return get(letterTemplatesListSchema, '/v1/letter-templates');
}
