import * as z from 'zod/mini';
import { classed, type Classing } from '../access/field-classes.ts';
import {
  applicationDecideSchema,
  applicationWithdrawSchema,
  applicationWriteSchema,
  grantEndSchema,
} from '../areas/access/application.ts';
import { emergencyOpenSchema, emergencyReviewSchema } from '../areas/access/emergency.ts';
import { mappingDropSchema, mappingPublishSchema, mappingSaveSchema } from '../areas/access/mapping.ts';
import { caseloadAssignSchema, caseloadEndSchema, sealSchema } from '../areas/access/people.ts';
import { calendarEditSchema } from '../areas/calendar/calendar.ts';
import { fieldConflictSchema, sheetRevsSchema, sheetWriteSchema } from '../areas/cases/sheet.ts';
import { sheetFormEditSchema } from '../areas/cases/sheet-form.ts';
import { caseOpenSchema, caseStepSchema } from '../areas/cases/case.ts';
import { committeeEditSchema } from '../areas/committee/committee.ts';
import { consentEndSchema, consentRecordSchema, consentUseSchema } from '../areas/consents/consent.ts';
import { contactAddendumSchema, contactAddSchema, followUpCloseSchema } from '../areas/contacts/contact.ts';
import { partyAddSchema, partyBarSchema, partyUnbarSchema } from '../areas/disclosures/party.ts';
import {
  directoryAskSchema,
  directoryDenySchema,
  directoryMakeSchema,
  directoryRefuseSchema,
  directoryRescindSchema,
} from '../areas/directory/directory.ts';
import { directoryEditSchema } from '../areas/directory/policy.ts';
import {
  disclosureCorrectSchema,
  disclosureRecordManySchema,
  disclosureRecordSchema,
  disclosureSealCorrectSchema,
  disclosureSealSchema,
} from '../areas/disclosures/release.ts';
import { viewDropSchema, viewSaveSchema } from '../areas/disclosures/saved-view.ts';
import { dutyKeepSchema } from '../areas/duties/duty-wire.ts';
import { copyBeginSchema, copyStepSchema } from '../areas/copies/copy.ts';
import { inspectionKeepSchema, inspectionStrikeSchema } from '../areas/inspections/inspection.ts';
import { letterSendSchema } from '../areas/letters/letter.ts';
import { letterTemplatesEditSchema } from '../areas/letters/template.ts';
import { nameAskSchema, nameStepSchema } from '../areas/names/names.ts';
import { namesEditSchema } from '../areas/names/policy.ts';
import { requestOpenSchema, requestStepSchema } from '../areas/requests/request.ts';
import { studiesSwitchSchema, studyStepSchema } from '../areas/studies/study.ts';
import { questionAnswerSchema, questionReviewSchema } from '../areas/questions/question.ts';
import { issueSchema } from './problem.ts';

/** An op, with what its body is about. */
const op = <K extends string, B extends z.ZodMiniType>(kind: K, about: Classing, body: B) =>
  z.strictObject({
    opId: classed('none', z.uuid()),
    kind: classed('none', z.literal(kind)),
    body: classed(about, body),
  });

/** A change sent by a client. `opId` makes resending safe: the server answers a known id with the stored result. */
export const opSchema = z.discriminatedUnion('kind', [
  op('contact.add', 'casework', contactAddSchema),
  op('sheet.write', 'casework', sheetWriteSchema),
  op('sheet-form.edit', 'none', sheetFormEditSchema),
  op('letter-templates.edit', 'none', letterTemplatesEditSchema),
  op('calendar.edit', 'none', calendarEditSchema),
  op('duty.keep', 'none', dutyKeepSchema),
  op('letter.send', 'casework', letterSendSchema),
  op('contact.addendum', 'casework', contactAddendumSchema),
  op('follow-up.close', 'casework', followUpCloseSchema),
  op('case.open', 'casework', caseOpenSchema),
  op('case.step', 'casework', caseStepSchema),
  op('committee.edit', 'none', committeeEditSchema),
  op('application.write', 'identity', applicationWriteSchema),
  op('application.withdraw', 'none', applicationWithdrawSchema),
  op('application.decide', 'identity', applicationDecideSchema),
  op('grant.end', 'none', grantEndSchema),
  op('emergency.open', 'casework', emergencyOpenSchema),
  op('emergency.review', 'casework', emergencyReviewSchema),
  op('mapping.save', 'none', mappingSaveSchema),
  op('mapping.drop', 'none', mappingDropSchema),
  op('mapping.publish', 'none', mappingPublishSchema),
  op('caseload.assign', 'identity', caseloadAssignSchema),
  op('caseload.end', 'identity', caseloadEndSchema),
  op('record.seal', 'identity', sealSchema),
  op('record.unseal', 'identity', sealSchema),
  op('question.answer', 'casework', questionAnswerSchema),
  op('question.review', 'casework', questionReviewSchema),
  op('disclosure.record', 'disclosure', disclosureRecordSchema),
  op('disclosure.record-many', 'disclosure', disclosureRecordManySchema),
  op('view.save', 'none', viewSaveSchema),
  op('view.drop', 'none', viewDropSchema),
  op('disclosure.correct', 'disclosure', disclosureCorrectSchema),
  op('disclosure.seal', 'disclosure', disclosureSealSchema),
  op('disclosure.seal-correct', 'disclosure', disclosureSealCorrectSchema),
  op('party.add', 'none', partyAddSchema),
  op('request.open', 'disclosure', requestOpenSchema),
  op('request.step', 'disclosure', requestStepSchema),
  op('directory.refuse', 'disclosure', directoryRefuseSchema),
  op('directory.rescind', 'disclosure', directoryRescindSchema),
  op('directory.edit', 'none', directoryEditSchema),
  op('directory.ask', 'none', directoryAskSchema),
  op('directory.make', 'none', directoryMakeSchema),
  op('directory.deny', 'none', directoryDenySchema),
  op('name.ask', 'names', nameAskSchema),
  op('name.step', 'names', nameStepSchema),
  op('names.edit', 'none', namesEditSchema),
  op('copy.begin', 'disclosure', copyBeginSchema),
  op('copy.step', 'casework', copyStepSchema),
  op('consent.record', 'disclosure', consentRecordSchema),
  op('consent.use', 'disclosure', consentUseSchema),
  op('consent.end', 'disclosure', consentEndSchema),
  op('inspection.keep', 'disclosure', inspectionKeepSchema),
  op('inspection.strike', 'disclosure', inspectionStrikeSchema),
  op('party.bar', 'none', partyBarSchema),
  op('party.unbar', 'none', partyUnbarSchema),
  op('study.step', 'none', studyStepSchema),
  op('studies.switch', 'none', studiesSwitchSchema),
]);
export type Op = z.infer<typeof opSchema>;
export type OpKind = Op['kind'];
export const OP_KINDS: readonly OpKind[] = opSchema.def.options.flatMap(({ def }) => def.shape.kind.def.values);

export const OPS_MAX = 50;

/** `POST /v1/ops`. Ops are judged one by one: a bad one never blocks the others, so bodies are validated per op. */
export const opsRequestSchema = classed(
  'none',
  z.strictObject({
    ops: z.array(z.looseObject({ opId: z.uuid(), kind: z.string() })).check(z.minLength(1), z.maxLength(OPS_MAX)),
  }),
);

/** What became of an op. It leaves the outbox only on `applied`, or by the user's own act. */
export const opAnswerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    opId: classed('none', z.uuid()),
    outcome: classed('none', z.literal('applied')),
    rev: classed('none', z.int()),
    /** Of `sheet.write`: what a later change of the same author stands on. Answers from before have none. */
    revs: z.optional(classed('none', sheetRevsSchema)),
    /** The audit entry that records it. */
    seq: classed('none', z.int()),
  }),
  z.strictObject({
    opId: classed('none', z.uuid()),
    outcome: classed('none', z.literal('refused')),
    code: classed('none', z.string()),
    text: classed('none', z.string()),
  }),
  z.strictObject({
    opId: classed('none', z.uuid()),
    outcome: classed('none', z.literal('invalid')),
    issues: classed('none', z.array(issueSchema)),
  }),
  /** Somebody else changed these meanwhile: nothing was applied, and both texts are there to choose from. */
  z.strictObject({
    opId: classed('none', z.uuid()),
    outcome: classed('none', z.literal('conflict')),
    fields: z.array(fieldConflictSchema),
  }),
]);
export type OpAnswer = z.infer<typeof opAnswerSchema>;

export const opsAnswerSchema = z.strictObject({ answers: z.array(opAnswerSchema) });
