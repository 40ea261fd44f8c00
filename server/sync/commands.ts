import type { Op, OpKind } from '../../shared/wire/ops.ts';
import { decideApplication } from '../areas/access/applications/decide-application.ts';
import { withdrawApplication } from '../areas/access/applications/withdraw-application.ts';
import { writeApplication } from '../areas/access/applications/write-application.ts';
import { openEmergency } from '../areas/access/emergencies/open-emergency.ts';
import { reviewEmergency } from '../areas/access/emergencies/review-emergency.ts';
import { endGrant } from '../areas/access/grants/end-grant.ts';
import { dropMapping } from '../areas/access/mapping/drop-mapping.ts';
import { publishMapping } from '../areas/access/mapping/publish-mapping.ts';
import { saveMapping } from '../areas/access/mapping/save-mapping.ts';
import { assignCaseload } from '../areas/access/people/assign-caseload.ts';
import { endCaseload } from '../areas/access/people/end-caseload.ts';
import { sealRecord, unsealRecord } from '../areas/access/sight/seal.ts';
import { editCalendar } from '../areas/calendar/edit-calendar.ts';
import { editSheetForm } from '../areas/cases/edit-sheet-form.ts';
import { openCase } from '../areas/cases/open-case.ts';
import { takeStep } from '../areas/cases/take-step.ts';
import { writeSheet } from '../areas/cases/write-sheet.ts';
import { editCommitteeDays } from '../areas/committee/edit-days.ts';
import { endConsent, recordConsent, useConsent } from '../areas/consents/keep-consent.ts';
import { addAddendum } from '../areas/contacts/add-addendum.ts';
import { addContact } from '../areas/contacts/add-contact.ts';
import { closeOwnFollowUp } from '../areas/contacts/close-follow-up.ts';
import { askList, denyList } from '../areas/directory/ask-list.ts';
import { editDirectory } from '../areas/directory/edit-policy.ts';
import { refuseDirectory, rescindRefusal } from '../areas/directory/keep-refusal.ts';
import { makeList } from '../areas/directory/make-list.ts';
import { beginCopy } from '../areas/copies/begin-copy.ts';
import { takeCopyStep } from '../areas/copies/take-copy-step.ts';
import { correctDisclosure } from '../areas/disclosures/correct-disclosure.ts';
import { correctSealed } from '../areas/disclosures/correct-sealed.ts';
import { addParty, barParty, unbarParty } from '../areas/disclosures/keep-parties.ts';
import { dropView, saveView } from '../areas/disclosures/keep-view.ts';
import { recordMany } from '../areas/disclosures/record-many.ts';
import { recordDisclosure } from '../areas/disclosures/record-disclosure.ts';
import { sealRelease } from '../areas/disclosures/seal-release.ts';
import { keepDuty } from '../areas/duties/keep-duty.ts';
import { enterInspection } from '../areas/inspections/keep-inspection.ts';
import { strikeInspection } from '../areas/inspections/strike-inspection.ts';
import { editLetterTemplates } from '../areas/letters/edit-templates.ts';
import { sendLetter } from '../areas/letters/send-letter.ts';
import { askName } from '../areas/names/ask-update.ts';
import { editNames } from '../areas/names/edit-policy.ts';
import { takeNameStep } from '../areas/names/take-step.ts';
import { answerQuestion } from '../areas/questions/answer-question.ts';
import { reviewQuestion } from '../areas/questions/review-question.ts';
import { openRequest } from '../areas/requests/open-request.ts';
import { takeRequestStep } from '../areas/requests/take-step.ts';
import { switchStudies } from '../areas/studies/switch-studies.ts';
import { takeStudyStep } from '../areas/studies/take-step.ts';
import type { Command } from './command.ts';

const COMMANDS: { readonly [K in OpKind]: Command<K> } = {
  'contact.add': addContact,
  'contact.addendum': addAddendum,
  'follow-up.close': closeOwnFollowUp,
  'sheet.write': writeSheet,
  'sheet-form.edit': editSheetForm,
  'letter-templates.edit': editLetterTemplates,
  'calendar.edit': editCalendar,
  'duty.keep': keepDuty,
  'letter.send': sendLetter,
  'case.open': openCase,
  'case.step': takeStep,
  'committee.edit': editCommitteeDays,
  'consent.record': recordConsent,
  'consent.use': useConsent,
  'consent.end': endConsent,
  'request.open': openRequest,
  'request.step': takeRequestStep,
  'directory.refuse': refuseDirectory,
  'directory.rescind': rescindRefusal,
  'directory.edit': editDirectory,
  'directory.ask': askList,
  'directory.make': makeList,
  'directory.deny': denyList,
  'name.ask': askName,
  'name.step': takeNameStep,
  'names.edit': editNames,
  'study.step': takeStudyStep,
  'studies.switch': switchStudies,
  'copy.begin': beginCopy,
  'copy.step': takeCopyStep,
  'inspection.keep': enterInspection,
  'inspection.strike': strikeInspection,
  'application.write': writeApplication,
  'application.withdraw': withdrawApplication,
  'application.decide': decideApplication,
  'grant.end': endGrant,
  'emergency.open': openEmergency,
  'emergency.review': reviewEmergency,
  'record.seal': sealRecord,
  'record.unseal': unsealRecord,
  'question.answer': answerQuestion,
  'question.review': reviewQuestion,
  'caseload.assign': assignCaseload,
  'caseload.end': endCaseload,
  'mapping.save': saveMapping,
  'mapping.drop': dropMapping,
  'mapping.publish': publishMapping,
  'disclosure.record': recordDisclosure,
  'disclosure.record-many': recordMany,
  'view.save': saveView,
  'view.drop': dropView,
  'disclosure.correct': correctDisclosure,
  'disclosure.seal': sealRelease,
  'disclosure.seal-correct': correctSealed,
  'party.add': addParty,
  'party.bar': barParty,
  'party.unbar': unbarParty,
};

/** Whether a command may take seconds and gives others a turn: it goes through the people of a whole district. */
export const isLong = (kind: OpKind): boolean => kind === 'mapping.publish' || kind === 'directory.make';

/** The command of an op, by its kind. */
export function commandOf<K extends OpKind>({ kind }: Extract<Op, { kind: K }>): Command<K> {
  return COMMANDS[kind];
}
