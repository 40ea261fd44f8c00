import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { listedStudentSchema } from '../names/called.ts';

/** So many lines are shown: nobody goes through more in a day. */
export const LINES_MAX = 300;

/** What a line of Today opens. */
const opensSchema = z.discriminatedUnion('section', [
  z.strictObject({ section: z.literal('requests'), requestId: z.uuid(), kind: z.string() }),
  z.strictObject({ section: z.literal('duties'), duty: z.string(), buildingId: z.nullable(z.uuid()) }),
  z.strictObject({ section: z.literal('consents'), consentId: z.uuid() }),
  z.strictObject({ section: z.literal('directory'), requestId: z.uuid() }),
  z.strictObject({ section: z.literal('studies'), studyId: z.uuid() }),
]);

/** Something that is to be done, or waited for, from whatever it comes. */
export const todayLineSchema = classed(
  'disclosure',
  z.strictObject({
    id: z.string(),
    /** What it is, in the reader's words. */
    title: z.string(),
    /** What is to be done next, or whom it is for; may be empty. */
    next: z.string(),
    student: z.nullable(listedStudentSchema),
    /** The school that it is about, by name. */
    place: z.nullable(z.string()),
    /** Null: no clock runs. */
    due: z.nullable(z.string()),
    /** How the day was found, in the reader's words; may be empty. */
    working: z.string(),
    /** It is somebody else's time that runs. */
    waits: z.boolean(),
    /** It ends by itself on its day: nothing is late with it. */
    ends: z.boolean(),
    /** Since when it is there. */
    since: z.string(),
    opens: opensSchema,
  }),
);
export type TodayLine = z.infer<typeof todayLineSchema>;

/** `POST /v1/today`: what waits for who keeps requests and yearly duties. */
export const todayRequestSchema = classed('none', z.strictObject({}));
export const todaySchema = z.strictObject({
  /** In the order in which they are shown, at most `LINES_MAX`. */
  lines: z.array(todayLineSchema),
  /** So many more would stand after them. */
  more: classed('none', z.int()),
  /** Due after the days that are shown: so many more. */
  later: classed('none', z.int()),
  today: classed('none', z.string()),
});
export type Today = z.infer<typeof todaySchema>;
