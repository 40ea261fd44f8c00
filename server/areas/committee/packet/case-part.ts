import type { AttendanceLine } from '../../../../shared/areas/cases/attendance.ts';
import { committeeRound, latest } from '../../../../shared/areas/cases/lifecycle/case-state.ts';
import { nameInSystem, shownName } from '../../../../shared/areas/names/called.ts';
import { textAt } from '../../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../../shared/ui/dates.ts';
import type { Block } from '../../../documents/paper.ts';
import type { Locale } from '../../../policy/index.ts';
import type { OnAgenda } from '../agenda-of.ts';
import type { DisciplineEntry } from '../../discipline/discipline.repo.ts';
import { type ContactsShown, contactsSection } from './contacts-section.ts';
import { monitoringSection } from './monitoring-section.ts';
import { DASH, gradeOf, saidIn, sayIn, stepTitle } from './said.ts';

/** What a member may see of one student beside the case itself. */
export interface Opened {
  readonly contacts: ContactsShown;
  /** Absent where the class is closed to the reader (R26). */
  readonly discipline?: readonly DisciplineEntry[];
  /** Of this school year; absent where the class is closed to the reader. */
  readonly attendance?: readonly AttendanceLine[];
}

/** Steps that have sections of their own. */
const ELSEWHERE = ['referred', 'monitored', 'packet-returned', 'back-considered', 'heard'];

/** One case of the packet, on pages of its own: what the committee needs to recommend (R21, R26). */
export function casePart(one: OnAgenda, number: number, opened: Opened, locale: Locale): readonly Block[] {
  const name = shownName(one.row.case) || one.row.case.sisId;
  return [
    { kind: 'part', text: m.pk_case({ number, name }, { locale }) },
    studentFacts(one, locale),
    ...referral(one, locale),
    ...coverSheet(one, locale),
    ...monitoringSection(one.steps, locale),
    ...services(one, locale),
    ...(opened.attendance === undefined ? [] : attendanceSection(opened.attendance, locale)),
    ...(opened.discipline === undefined ? [] : disciplineSection(opened.discipline, locale)),
    ...contactsSection(opened.contacts, locale),
  ];
}

function studentFacts({ found, row }: OnAgenda, locale: Locale): Block {
  const say = sayIn(locale);
  const day = (value: string | null) => (value === null ? DASH : calendarDay(value, locale));
  const inSystem = nameInSystem(row.case);
  return {
    kind: 'facts',
    of: [
      ...(inSystem === null ? [] : [[say(m.pk_system_name), inSystem] as const]),
      [say(m.pk_student_number), found.sisId],
      [say(m.pk_born), day(found.birthDate)],
      [say(m.pk_school_only), `${found.building}, ${gradeOf(found.grade, locale)}`],
      [say(m.pk_worker), row.case.worker || DASH],
      [say(m.pk_opened), day(found.openedOn)],
    ],
  };
}

/** How the case began, and why it comes back. */
function referral({ steps }: OnAgenda, locale: Locale): readonly Block[] {
  const say = sayIn(locale);
  const began = latest(steps, 'referred');
  const back = latest(steps, 'back-considered');
  return [
    ...factsUnder(
      say(m.pk_referral),
      began ? saidIn('referred', began.filled, locale, ['route', 'reason', 'rationale']) : [],
    ),
    ...factsUnder(say(m.pk_back), back ? saidIn('back-considered', back.filled, locale) : []),
  ];
}

/** Facts below their heading, which their labels do not say again. */
function factsUnder(heading: string, of: readonly [string, string][]): readonly Block[] {
  if (of.length === 0) return [];
  const below = `${heading}: `;
  const facts = of.map(([label, text]): [string, string] => [
    label.startsWith(below) ? capital(label.slice(below.length)) : label,
    text,
  ]);
  return [
    { kind: 'section', text: heading },
    { kind: 'facts', of: facts },
  ];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Cover sheet and offense narrative, as the school gave them back in this round (R21). */
function coverSheet({ steps }: OnAgenda, locale: Locale): readonly Block[] {
  const say = sayIn(locale);
  const round = committeeRound(steps);
  const returned = latest(round, 'packet-returned');
  const heard = latest(round, 'heard');
  if (returned === undefined) {
    return [
      { kind: 'section', text: say(m.pk_cover) },
      { kind: 'text', text: say(m.pk_not_returned) },
    ];
  }
  const cover = saidIn('packet-returned', returned.filled, locale, [
    'offense',
    'offenseOn',
    'services',
    'administrator',
  ]);
  // Not open to every reader (R26): then there is no word of it, not an empty place.
  const narrative = textAt(returned.filled, 'narrative');
  const recommended = heard ? textAt(heard.filled, 'recommendation') : '';
  return [
    ...factsUnder(say(m.pk_cover), cover),
    ...textUnder(say(m.pk_narrative), narrative),
    ...textUnder(say(m.pk_recommendation), recommended),
  ];
}

/** A text below its heading; nothing where there is none to be read. */
const textUnder = (heading: string, text: string): readonly Block[] =>
  text === ''
    ? []
    : [
        { kind: 'section', text: heading },
        { kind: 'text', text },
      ];

/** The exact nature of each service the student received (R29), step by step. */
function services({ steps }: OnAgenda, locale: Locale): readonly Block[] {
  const say = sayIn(locale);
  const others = steps.filter(({ kind }) => !ELSEWHERE.includes(kind));
  if (others.length === 0) return [];
  const rows = others.map(({ kind, day, filled }) => {
    const said = saidIn(kind, filled, locale).map(([label, text]) => `${label}: ${text}`);
    return [calendarDay(day, locale), stepTitle(kind, locale), said.join('\n') || DASH];
  });
  const head = [say(m.pk_day), say(m.pk_step), say(m.pk_words)];
  return [
    { kind: 'section', text: say(m.pk_services) },
    { kind: 'table', head, widths: [2, 4, 6], rows },
  ];
}

function attendanceSection(lines: readonly AttendanceLine[], locale: Locale): readonly Block[] {
  const say = sayIn(locale);
  const rows = lines.map(({ kind, days }) => [
    kind || DASH,
    String(days.length),
    days.map((day) => calendarDay(day, locale)).join(' · '),
  ]);
  const head = [say(m.pk_attendance_kind), say(m.pk_attendance_times), say(m.pk_attendance_on)];
  return [
    { kind: 'section', text: say(m.pk_attendance_days) },
    rows.length === 0
      ? { kind: 'text', text: say(m.pk_no_attendance) }
      : { kind: 'table', head, widths: [3, 1, 8], rows },
  ];
}

function disciplineSection(entries: readonly DisciplineEntry[], locale: Locale): readonly Block[] {
  const say = sayIn(locale);
  const rows = entries.map(({ day, infraction, action }) => [
    calendarDay(day, locale),
    infraction || DASH,
    action || DASH,
  ]);
  const head = [say(m.pk_day), say(m.pk_infraction), say(m.pk_action)];
  return [
    { kind: 'section', text: say(m.pk_discipline) },
    rows.length === 0
      ? { kind: 'text', text: say(m.pk_no_discipline) }
      : { kind: 'table', head, widths: [2, 5, 5], rows },
  ];
}
