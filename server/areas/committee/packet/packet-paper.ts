import { nameInSystem, shownName } from '../../../../shared/areas/names/called.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { calendarDay, exactTimeOf } from '../../../../shared/ui/dates.ts';
import type { Block, Paper } from '../../../documents/paper.ts';
import type { Locale } from '../../../policy/index.ts';
import type { OnAgenda } from '../agenda-of.ts';
import { casePart, type Opened } from './case-part.ts';
import { bringOf, DASH, gradeOf, presentersOf, sayIn, stepTitle } from './said.ts';

/** For whom the packet is made, and when. */
export interface For {
  readonly name: string;
  readonly locale: Locale;
  readonly at: number;
  readonly timeZone: string;
}

/** A case of the packet with what its reader may see of the student. */
export interface PacketCase {
  readonly one: OnAgenda;
  readonly opened: Opened;
}

/**
 * The agenda packet of a day as one paper: agenda with presenters and bring-list (R23, R25) and below it what is new
 * since last week, then a part a student. Title and foot name no student; the bookmarks do, since the packet is the record.
 */
export function packetPaper(day: string, cases: readonly PacketCase[], reader: For): Paper {
  const { locale, at, name } = reader;
  const say = sayIn(locale);
  const when = exactTimeOf(at, { locale, timeZone: reader.timeZone });
  return {
    title: m.pk_title({ day: calendarDay(day, locale) }, { locale }),
    lang: locale,
    opening: [m.pk_copy({ name, at: when }, { locale }), say(m.pk_notice)],
    missing: say(m.pk_not_shown),
    foot: m.pk_foot({ name, at: when }, { locale }),
    at,
    blocks: [
      { kind: 'part', text: say(m.pk_agenda) },
      agendaTable(cases, locale),
      { kind: 'part', text: say(m.pk_changes), follows: true },
      changesTable(cases, locale),
      ...cases.flatMap(({ one, opened }, i) => casePart(one, i + 1, opened, locale)),
    ],
  };
}

function agendaTable(cases: readonly PacketCase[], locale: Locale): Block {
  const say = sayIn(locale);
  if (cases.length === 0) return { kind: 'text', text: say(m.pk_empty) };
  return {
    kind: 'table',
    head: [say(m.pk_number), say(m.pk_student), say(m.pk_school), say(m.pk_presenters), say(m.pk_bring)],
    widths: [1, 4, 4, 4, 5],
    rows: cases.map(({ one: { row } }, i) => [
      String(i + 1),
      [shownName(row.case), ...inSystem(row, locale), row.case.sisId].join('\n'),
      `${row.case.building ?? DASH}\n${gradeOf(row.case.grade, locale)}`,
      presentersOf(row.presenters, locale) || DASH,
      bringOf(row, locale) || DASH,
    ]),
  };
}

/** So that whoever looks the student up there finds them. */
function inSystem({ case: student }: OnAgenda['row'], locale: Locale): string[] {
  const name = nameInSystem(student);
  return name === null ? [] : [m.name_in_system({ name }, { locale })];
}

function changesTable(cases: readonly PacketCase[], locale: Locale): Block {
  const say = sayIn(locale);
  const changed = cases.filter(({ one }) => one.changed.length > 0);
  if (changed.length === 0) return { kind: 'text', text: say(m.pk_no_changes) };
  return {
    kind: 'table',
    head: [say(m.pk_student), say(m.pk_change)],
    widths: [1, 2],
    rows: changed.map(({ one }) => [
      shownName(one.row.case),
      one.changed.map(({ kind, day }) => `${calendarDay(day, locale)}: ${stepTitle(kind, locale)}`).join('\n'),
    ]),
  };
}
