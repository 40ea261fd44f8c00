import { basisOf, NO_BASIS } from '../../../../shared/areas/disclosures/bases.ts';
import type { CopyRow, FamilyCopy } from '../../../../shared/areas/disclosures/copy/family-copy.ts';
import { fieldsOf } from '../../../../shared/areas/disclosures/release-form.ts';
import { answerText } from '../../../../shared/areas/forms/answer-text.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { exactTimeOf, fullDayOf } from '../../../../shared/ui/dates.ts';
import type { Block, Paper } from '../../../documents/paper.ts';
import type { Locale } from '../../../policy/index.ts';

/** For whom the copy is made, in which language, and when. */
export interface CopyFor {
  readonly who: string;
  readonly student: { readonly name: string; readonly sisId: string };
  readonly lang: Locale;
  readonly at: number;
  readonly timeZone: string;
}

const DASH = '–';
const WIDTHS = [3, 4, 6, 4, 5, 3];

/**
 * The family's copy of the disclosure log as a paper in their language (R85, R119). Title and foot name nobody. It says
 * what the law keeps elsewhere in the same words for every student, whatever was left out of this one (R117).
 */
export function copyPaper(copy: FamilyCopy, made: CopyFor): Paper {
  const { lang, at, timeZone, who, student } = made;
  const how = { locale: lang };
  const when = exactTimeOf(at, { locale: lang, timeZone });
  const what = copy.view === 'access' ? m.fc_paper_access({}, how) : m.dl_paper_may({}, how);
  return {
    title: m.fc_paper_title({}, how),
    lang,
    opening: [m.fc_paper_for({ who, at: when }, how), what],
    missing: m.pk_not_shown({}, how),
    foot: m.fc_paper_foot({ at: when }, how),
    at,
    blocks: [
      { kind: 'part', text: m.fc_paper_part({}, how), follows: true },
      { kind: 'facts', of: [[m.fc_paper_student({}, how), `${student.name}, ${student.sisId}`]] },
      ...rowBlocks(copy.rows, made),
      { kind: 'text', text: m.dl_paper_count({ count: copy.rows.length, at: when }, how) },
      { kind: 'text', text: m.fc_paper_words({}, how) },
      { kind: 'text', text: m.fc_paper_proof({}, how) },
    ],
  };
}

function rowBlocks(rows: readonly CopyRow[], made: CopyFor): Block[] {
  const how = { locale: made.lang };
  if (rows.length === 0) return [{ kind: 'text', text: m.dl_paper_none({}, how) }];
  const head = [
    m.dl_paper_day,
    m.dl_paper_party,
    m.dl_paper_interest,
    m.dl_paper_records,
    m.dl_paper_basis,
    m.dl_paper_result,
  ].map((text) => text({}, how));
  return [{ kind: 'table', head, widths: WIDTHS, rows: rows.map((row) => cellsOf(row, made)) }];
}

function cellsOf(row: CopyRow, { lang, timeZone }: CopyFor): string[] {
  const { form, at } = row;
  const said = (name: string) => saidIn(row, name, lang);
  const result = form.outcome === 'released' ? m.dl_released : m.dl_denied;
  return [
    said('day') || fullDayOf(at, { locale: lang, timeZone }),
    said('party') || DASH,
    [said('interest') || DASH, ...moreOf(row, lang)].join('\n'),
    [said('records'), said('recordsNote')].filter(Boolean).join('\n') || DASH,
    basisText(form.basis, lang),
    result({}, { locale: lang }),
  ];
}

/** What else the law has recorded (34 CFR 99.32(a)(3), (a)(5), (b); R116), and what an entry puts right (R120). */
function moreOf(row: CopyRow, lang: Locale): string[] {
  const how = { locale: lang };
  const [by, names, threat, why] = ['onwardBy', 'further', 'threat', 'deniedWhy'].map((name) =>
    saidIn(row, name, lang),
  );
  return [
    ...(by ? [m.dl_paper_onward({ name: by }, how)] : []),
    ...(names ? [m.dl_paper_further({ names }, how)] : []),
    ...(threat ? [m.dl_paper_threat({ threat }, how)] : []),
    ...(why ? [m.dl_paper_denied({ why }, how)] : []),
    ...row.corrects.map((wrong) => m.fc_paper_corrects({ why: wrong }, how)),
  ];
}

function saidIn({ form }: CopyRow, name: string, lang: Locale): string {
  const field = fieldsOf(form).find((one) => one.name === name);
  return field === undefined ? '' : answerText(field, form.filled, lang);
}

function basisText(id: string, lang: Locale): string {
  if (id === NO_BASIS) return m.dl_basis_none({}, { locale: lang });
  const basis = basisOf(id);
  return basis === undefined ? id : `${basis.title[lang]} (${basis.source})`;
}
