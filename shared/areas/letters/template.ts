import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';

/** Languages in which a letter may go to a home; `en` is the one that every template has. */
export const LETTER_LANGUAGES = ['en', 'es', 'ht', 'pt', 'fr', 'vi', 'so', 'tl', 'ar', 'zh', 'ru', 'uk'] as const;
export const letterLanguageSchema = z.enum(LETTER_LANGUAGES);
export type LetterLanguage = z.infer<typeof letterLanguageSchema>;

export const LETTER_TITLE_MAX = 80;
export const LETTER_SUBJECT_MAX = 160;
export const LETTER_BODY_MAX = 8000;
/** Used or not any more: keys are never used again, so the list only grows. */
const EVER_MAX = 100;

const words = (max: number) => keepableText().check(z.trim(), z.minLength(1), z.maxLength(max));

/** A letter's words in one language, with places such as `{{student}}` for what is particular. */
const letterTextSchema = z.strictObject({
  lang: letterLanguageSchema,
  subject: words(LETTER_SUBJECT_MAX),
  body: words(LETTER_BODY_MAX),
});
export type LetterText = z.infer<typeof letterTextSchema>;

/** A letter that the district writes often; `title` is what staff choose it by. A retired one is written no more. */
export const letterTemplateSchema = z.strictObject({
  key: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  title: z.strictObject({ en: words(LETTER_TITLE_MAX), es: words(LETTER_TITLE_MAX) }),
  texts: z.array(letterTextSchema).check(
    z.maxLength(LETTER_LANGUAGES.length),
    z.refine((texts) => new Set(texts.map(({ lang }) => lang)).size === texts.length),
    z.refine((texts) => texts.some(({ lang }) => lang === 'en')),
  ),
  retired: z.optional(z.literal(true)),
});
export type LetterTemplate = z.infer<typeof letterTemplateSchema>;

const templatesSchema = z.array(letterTemplateSchema).check(
  z.maxLength(EVER_MAX),
  z.refine((all) => new Set(all.map(({ key }) => key)).size === all.length),
);

/** All templates in one of their versions. `rev` is 0, and `at` null, of those that the program comes with. */
export const letterTemplatesSchema = classed(
  'none',
  z.strictObject({ rev: z.int(), at: z.nullable(z.int()), templates: templatesSchema }),
);
export type LetterTemplates = z.infer<typeof letterTemplatesSchema>;

/** `letter-templates.edit`: all of them, with the `rev` of the version that they were made from. */
export const letterTemplatesEditSchema = z.strictObject({ rev: z.int(), templates: templatesSchema });
export type LetterTemplatesEdit = z.infer<typeof letterTemplatesEditSchema>;

/** `GET /v1/letter-templates`: those in force, and what they were before, newest first. */
export const letterTemplatesListSchema = z.strictObject({
  inForce: letterTemplatesSchema,
  earlier: z.array(letterTemplatesSchema),
});
export type LetterTemplatesList = z.infer<typeof letterTemplatesListSchema>;
