import { type Chosen, type CopyState, isNoticed } from '../../../shared/areas/copies/copy-state.ts';
import { HELD_PARTS, PART_CLASS, type HeldPart } from '../../../shared/areas/copies/parts.ts';
import { type Decision, plainText, segmentsOf } from '../../../shared/areas/copies/redact.ts';
import { choiceTitle, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay, fullDayOf } from '../../../shared/ui/dates.ts';
import type { Block, Paper } from '../../documents/paper.ts';

/** For whom and by whom a copy is set, and at which moment: the same always give the same file. */
export interface Setting {
  readonly student: string;
  readonly by: string;
  readonly at: number;
  readonly timeZone: string;
}

/**
 * A copy as the receiver gets it. What is blacked out is not in it, and of what stays out there is no word. The notice on
 * further disclosure is its last part (R121, R124, R125), for everybody but the family.
 */
export function copyPaper({ form, chosen, decisions }: CopyState, setting: Setting): Paper {
  if (chosen === null) throw new Error('Nothing was put together.');
  const { lang: locale } = chosen;
  const say = (text: typeof m.pk_not_shown) => text({}, { locale });
  const day = fullDayOf(setting.at, { locale, timeZone: setting.timeZone });
  const opening = m.cp_opening({ name: setting.student, party: textAt(form.filled, 'party') }, { locale });
  return {
    title: say(m.cp_paper_title),
    lang: locale,
    opening: [opening, m.cp_prepared({ day, name: setting.by }, { locale })],
    missing: say(m.pk_not_shown),
    foot: m.cp_foot({ day }, { locale }),
    at: setting.at,
    blocks: [...recordBlocks(chosen, decisions), ...(isNoticed(form) ? noticeBlocks(chosen) : [])],
  };
}

function recordBlocks(chosen: Chosen, decisions: readonly Decision[]): Block[] {
  const { lang: locale } = chosen;
  const black = m.cp_black({}, { locale });
  const shown = chosen.lines.flatMap((line) => {
    const segments = segmentsOf(line, decisions);
    return segments === null ? [] : [{ ...line, text: plainText(segments, black) }];
  });
  return chosen.parts.flatMap((part): Block[] => {
    const lines = shown.filter((line) => line.part === part);
    const title = choiceTitle(HELD_PARTS, part)[locale];
    const empty: Block = { kind: 'text', text: m.cp_nothing_held({}, { locale }) };
    const blocks = lines.flatMap(({ day, heading, text }): Block[] => [
      { kind: 'section', text: day === null ? heading : `${calendarDay(day, locale)}: ${heading}` },
      { kind: 'text', text: text === '' ? '–' : text },
    ]);
    return [{ kind: 'part', text: title, follows: true }, ...(blocks.length === 0 ? [empty] : blocks)];
  });
}

function noticeBlocks({ lang: locale, parts }: Chosen): Block[] {
  const directory = parts.every((part) => PART_CLASS[part as HeldPart] === 'directory');
  return [
    { kind: 'part', text: m.dl_notice_title({}, { locale }), follows: true },
    { kind: 'text', text: m.dl_notice({}, { locale }) },
    // R80, R124: it keeps the class it has here.
    ...(directory ? [] : [{ kind: 'text', text: m.cp_private({}, { locale }) } as const]),
    { kind: 'text', text: m.dl_notice_law({}, { locale }) },
  ];
}
