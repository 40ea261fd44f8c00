import type { Action } from '../../../shared/access/actions.ts';
import { m } from '../../../shared/messages/generated/messages.js';

const ACTIONS: Readonly<Record<Action, () => string>> = {
  'student.view': m.may_student_view,
  'contact.add': m.may_contact_add,
  'sheet.write': m.may_sheet_write,
  'caseload.assign': m.may_caseload_assign,
  'access.check': m.may_access_check,
  'record.seal': m.may_record_seal,
  'case.view': m.may_case_view,
  'case.open': m.may_case_open,
  'case.write': m.may_case_write,
  'case.direct': m.may_case_direct,
  'audit.read': m.may_audit_read,
  'audit.staff': m.may_audit_staff,
  'disclosure.list': m.may_disclosure_list,
  'disclosure.view': m.may_disclosure_view,
  'disclosure.record': m.may_disclosure_record,
  'consent.keep': m.may_consent_keep,
  'request.keep': m.may_request_keep,
  'request.list': m.may_request_list,
  'custody.keep': m.may_custody_keep,
  'people.list': m.may_people_list,
  'mapping.edit': m.may_mapping_edit,
  'access.simulate': m.may_access_simulate,
  'application.write': m.may_application_write,
  'application.decide': m.may_application_decide,
  'emergency.open': m.may_emergency_open,
  'emergency.review': m.may_emergency_review,
  'question.review': m.may_question_review,
  'report.read': m.may_report_read,
  'case.list': m.may_case_list,
  'committee.edit': m.may_committee_edit,
  'sheet-form.edit': m.may_sheet_form_edit,
  'letter-templates.edit': m.may_letter_templates_edit,
  'calendar.edit': m.may_calendar_edit,
  'history.own': m.may_history_own,
};

/** What may be done, in words. */
export function actionWords(action: Action): string {
  return ACTIONS[action]();
}
