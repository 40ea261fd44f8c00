import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { reportRequestSchema } from '../areas/reports/report.ts';

/** `POST /v1/prints`: what somebody is about to print, by reference; the page itself is in their browser. */
export const printRequestSchema = classed(
  'none',
  z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('digest'), day: z.iso.date() }),
    z.strictObject({ what: z.literal('report'), report: reportRequestSchema }),
    z.strictObject({ what: z.literal('application'), applicationId: z.uuid() }),
    /** Who used one student's record (34 CFR 300.614). */
    z.strictObject({ what: z.literal('access-record'), studentId: z.uuid() }),
    /** A case of the student with every step, the signed contracts among them. */
    z.strictObject({ what: z.literal('case'), studentId: z.uuid(), caseId: z.uuid() }),
    /** All that the disclosure log holds of the student, for who may inspect it (34 CFR 99.32(c)). */
    z.strictObject({ what: z.literal('disclosure-record'), studentId: z.uuid() }),
    /** A letter about the student, as it went out. */
    z.strictObject({ what: z.literal('letter'), studentId: z.uuid(), letterId: z.uuid() }),
    /** A request about the student's record with every step, for the student's file (R181, R192). */
    z.strictObject({ what: z.literal('request'), studentId: z.uuid(), requestId: z.uuid() }),
  ]),
);
export type PrintRequest = z.infer<typeof printRequestSchema>;

export const printAnswerSchema = classed('none', z.strictObject({ printing: z.literal(true) }));
