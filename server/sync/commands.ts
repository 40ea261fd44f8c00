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
import { correctDisclosure } from '../areas/disclosures/correct-disclosure.ts';
import { addParty, barParty, unbarParty } from '../areas/disclosures/keep-parties.ts';
import { recordDisclosure } from '../areas/disclosures/record-disclosure.ts';
import { sealRelease } from '../areas/disclosures/seal-release.ts';
import { editLetterTemplates } from '../areas/letters/edit-templates.ts';
import { sendLetter } from '../areas/letters/send-letter.ts';
import { answerQuestion } from '../areas/questions/answer-question.ts';
import { reviewQuestion } from '../areas/questions/review-question.ts';
import { openRequest } from '../areas/requests/open-request.ts';
import { takeRequestStep } from '../areas/requests/take-step.ts';
import type { Command } from './command.ts';

const COMMANDS: { readonly [K in OpKind]: Command<K> } = {
  'contact.add': addContact,
  'contact.addendum': addAddendum,
  'follow-up.close': closeOwnFollowUp,
  'sheet.write': writeSheet,
  'sheet-form.edit': editSheetForm,
  'letter-templates.edit': editLetterTemplates,
  'calendar.edit': editCalendar,
  'letter.send': sendLetter,
  'case.open': openCase,
  'case.step': takeStep,
  'committee.edit': editCommitteeDays,
  'consent.record': recordConsent,
  'consent.use': useConsent,
  'consent.end': endConsent,
  'request.open': openRequest,
  'request.step': takeRequestStep,
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
  'disclosure.correct': correctDisclosure,
  'disclosure.seal': sealRelease,
  'party.add': addParty,
  'party.bar': barParty,
  'party.unbar': unbarParty,
};

/** Whether a command may take seconds and gives others a turn: it brings the roles of a whole district to a map. */
export const isLong = (kind: OpKind): boolean => kind === 'mapping.publish';

/** The command of an op, by its kind. */
export function commandOf<K extends OpKind>({ kind }: Extract<Op, { kind: K }>): Command<K> {
  return COMMANDS[kind];
}
