import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import type { StudentNameUpdate } from '../../../../shared/areas/names/names.ts';
import { STATEMENTS } from '../../../../shared/areas/names/update-form.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { calendarDay, fullDayOf } from '../../../../shared/ui/dates.ts';
import { USE_TEXTS, whichRows } from '../../../../shared/ui/names/which-rows.ts';
import type { Block, Paper } from '../../../documents/paper.ts';
import { besidesBlocks, namesBlocks } from './name-blocks.ts';
import { decisionBlocks, officeBlocks, signatureBlocks } from './signed-blocks.ts';

export type Lang = 'en' | 'es';

/** An update that the form is set of, and the student whose it is. */
export interface FormOf {
  readonly sisId: string;
  readonly birthDate: string | null;
  readonly update: StudentNameUpdate;
  /** The server's day. */
  readonly today: string;
}

/** In which language, at which moment, and what the district says of letters to the home. */
export interface FormSetting {
  readonly lang: Lang;
  readonly at: number;
  readonly timeZone: string;
  readonly lettersHome: boolean;
}

/**
 * The Student Record Update Form to print (R193 to R206): blank, or as it was filled in, with lines for the signatures that
 * are not there yet. Neither its title nor its foot names a student.
 */
export function formPaper(of: FormOf | null, { lang, at, timeZone, lettersHome }: FormSetting): Paper {
  const say = { locale: lang };
  const made = m.nmf_as_of({ day: fullDayOf(at, { locale: lang, timeZone }) }, say);
  const form = of?.update.steps[0]?.filled ?? null;
  return {
    title: m.nmf_title({}, say),
    lang,
    opening: [m.nmf_opening({}, say), ...(of === null ? [] : [made])],
    missing: m.pk_not_shown({}, say),
    foot: m.nmf_foot({}, say),
    at,
    blocks: [
      ...studentBlocks(of, lang),
      ...namesBlocks(form, lang),
      ...besidesBlocks(form, { lang, lettersHome }),
      ...statementBlocks(form, lang),
      ...signatureBlocks(of, lang),
      ...decisionBlocks(of?.update.steps ?? [], lang),
      ...officeBlocks(of?.update.steps ?? [], lang),
      ...seenBlocks(lang, lettersHome),
    ],
  };
}

function studentBlocks(of: FormOf | null, lang: Lang): Block[] {
  const say = { locale: lang };
  const heading: Block = { kind: 'part', text: m.nmf_student({}, say), follows: true };
  const labels = [m.nmf_request_date, m.nmf_number, m.nmf_age, m.nmf_school, m.nmf_born].map((text) => text({}, say));
  if (of === null) {
    return [heading, { kind: 'lines', of: labels.slice(0, 3) }, { kind: 'lines', of: labels.slice(3) }];
  }
  const { askedOn, about } = of.update;
  const day = (one: string | null) => (one === null ? '–' : calendarDay(one, lang));
  const values = [day(askedOn), about.sisId, String(about.age ?? '–'), about.school || '–', day(about.birthDate)];
  return [heading, { kind: 'facts', of: labels.map((label, i) => [label, values[i] ?? '–'] as const) }];
}

/** R194 to R200: each is acknowledged by itself. */
function statementBlocks(form: Filled | null, lang: Lang): Block[] {
  const say = { locale: lang };
  const heading: Block = { kind: 'part', text: m.nmf_statements({}, say), follows: true };
  const items = STATEMENTS.filter(({ name }) => form === null || form[name] === true).map(({ label }) => label[lang]);
  return form === null
    ? [heading, { kind: 'boxes', label: m.nmf_statements_blank({}, say), items }]
    : [heading, { kind: 'text', text: m.nmf_statements_filled({}, say) }, { kind: 'list', items }];
}

/** What a family has a word for: the head of our panel is none of their documents. */
const onPaper = (lettersHome: boolean) => whichRows(lettersHome).filter(({ id }) => id !== 'panel-header');

/** R204, R196: who sees it, a parent included, and where the legal name stays. */
function seenBlocks(lang: Lang, lettersHome: boolean): Block[] {
  const say = { locale: lang };
  return [
    { kind: 'part', text: m.nmf_seen({}, say), follows: true },
    { kind: 'text', text: m.nmf_seen_text({}, say) },
    { kind: 'section', text: m.nmf_which({}, say) },
    {
      kind: 'table',
      head: [m.nmw_document({}, say), m.nmw_name({}, say)],
      widths: [2, 3],
      rows: onPaper(lettersHome).map(({ title, use }) => [title[lang], USE_TEXTS[use]({}, say)]),
    },
  ];
}
