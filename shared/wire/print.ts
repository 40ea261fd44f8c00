import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { FAMILY_PAPERS } from '../areas/consents/family-papers.ts';
import { reportRequestSchema } from '../areas/reports/report.ts';

const DUTY_MAX = 40;

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
    /** The student's Record of Inspection, for the student's file (R181). */
    z.strictObject({ what: z.literal('inspections'), studentId: z.uuid() }),
    /** A letter about the student, as it went out. */
    z.strictObject({ what: z.literal('letter'), studentId: z.uuid(), letterId: z.uuid() }),
    /** A request about the student's record with every step, for the student's file (R181, R192). */
    z.strictObject({ what: z.literal('request'), studentId: z.uuid(), requestId: z.uuid() }),
    /** A notice, a school's plan or the chart of all plans of a school year (R130, R150, R151, R163, R223). */
    z.strictObject({
      what: z.literal('duty'),
      duty: z.string().check(z.maxLength(DUTY_MAX)),
      year: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
      buildingId: z.nullable(z.uuid()),
    }),
    /** A form or a statement for the student's family, to be filled in by hand (R90, R91, R156, R182, R183). */
    z.strictObject({ what: z.literal('family-paper'), studentId: z.uuid(), paper: z.enum(FAMILY_PAPERS) }),
  ]),
);
export type PrintRequest = z.infer<typeof printRequestSchema>;

export const printAnswerSchema = classed('none', z.strictObject({ printing: z.literal(true) }));
