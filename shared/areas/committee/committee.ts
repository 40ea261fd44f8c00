import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { caseRowSchema } from '../cases/case.ts';

/** When the committee meets (R24): on one weekday, 0 is Sunday, except on the days without a meeting. */
export const committeeDaysSchema = z.strictObject({
  weekday: z.int().check(z.minimum(0), z.maximum(6)),
  closed: z.array(z.strictObject({ day: z.iso.date(), why: keepableText().check(z.trim(), z.maxLength(80)) })).check(
    z.maxLength(200),
    z.refine((days) => new Set(days.map(({ day }) => day)).size === days.length),
  ),
});
export type CommitteeDays = z.infer<typeof committeeDaysSchema>;

const WEDNESDAY = 3;
export const DEFAULT_DAYS: CommitteeDays = { weekday: WEDNESDAY, closed: [] };

/** `committee.edit`: all of it. `rev` is that of the days it was made from, 0 before the first. */
export const committeeEditSchema = z.strictObject({ rev: z.int(), days: committeeDaysSchema });
export type CommitteeEdit = z.infer<typeof committeeEditSchema>;

/** `POST /v1/committee/agenda`: what comes before the committee on a day, as far as the reader may see it. */
export const agendaRequestSchema = classed('none', z.strictObject({ day: z.nullable(z.iso.date()) }));
/** A case as the agenda has it: with who presents it and what is brought (R23, R25). */
export const agendaRowSchema = classed(
  'casework',
  z.strictObject({
    case: caseRowSchema,
    presenters: z.array(z.string()),
    bring: z.array(z.string()),
    /** What else is to be brought, in the director's words; empty where nothing is. */
    more: z.string(),
    /** The kinds of the steps recorded in the seven days before, in their order. */
    changed: z.array(z.string()),
  }),
);
export type AgendaRow = z.infer<typeof agendaRowSchema>;

export const agendaSchema = z.strictObject({
  /** The day that was asked for, or the next meeting. */
  day: classed('none', z.string()),
  rows: z.array(agendaRowSchema),
  days: classed('none', committeeDaysSchema),
  rev: classed('none', z.int()),
  /** Meetings before and after, for turning the pages. */
  previous: classed('none', z.nullable(z.string())),
  next: classed('none', z.string()),
  today: classed('none', z.string()),
  mayEdit: classed('none', z.boolean()),
});
export type Agenda = z.infer<typeof agendaSchema>;

/** `POST /v1/committee/packet`: the agenda packet as one PDF, of what this reader may see; `/committee/ics`: the meeting for a calendar, initials only. */
export const packetRequestSchema = classed('none', z.strictObject({ day: z.iso.date() }));
