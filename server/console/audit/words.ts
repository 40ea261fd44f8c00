import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import CircleX from '@lucide/svelte/icons/circle-x';
import type { AuditAction, AuditDecision, LeiTask } from '../../../shared/audit/event.ts';
import type { Use } from '../../../shared/audit/uses.ts';
import { RULES } from '../../../shared/access/rules.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';
import { spelled } from '../../../shared/ui/words.ts';

const ACTIONS: Readonly<Record<AuditAction, () => string>> = {
  'student.lookup': m.action_student_lookup,
  'student.view': m.action_student_view,
  'contact.add': m.action_contact_add,
  'sheet.write': m.action_sheet_write,
  'drafts.open': m.action_drafts_open,
  'students.pull': m.action_students_pull,
  'disclosure.list': m.action_disclosure_list,
  'disclosure.export': m.action_disclosure_export,
  'disclosure.file': m.action_disclosure_file,
  'view.keep': m.action_view_keep,
  'disclosure.view': m.action_disclosure_view,
  'disclosure.record': m.action_disclosure_record,
  'disclosure.correct': m.action_disclosure_correct,
  'custody.keep': m.action_custody_keep,
  'custody.view': m.action_custody_view,
  'consent.view': m.action_consent_view,
  'consent.record': m.action_consent_record,
  'consent.use': m.action_consent_use,
  'consent.end': m.action_consent_end,
  'request.view': m.action_request_view,
  'request.list': m.action_request_list,
  'consent.list': m.action_consent_list,
  'today.view': m.action_today_view,
  'duty.keep': m.action_duty_keep,
  'request.open': m.action_request_open,
  'request.step': m.action_request_step,
  'directory.view': m.action_directory_view,
  'directory.refuse': m.action_directory_refuse,
  'directory.rescind': m.action_directory_rescind,
  'directory.edit': m.action_directory_edit,
  'directory.desk': m.action_directory_desk,
  'directory.ask': m.action_directory_ask,
  'directory.make': m.action_directory_make,
  'directory.deny': m.action_directory_deny,
  'directory.file': m.action_directory_file,
  'name.view': m.action_name_view,
  'name.list': m.action_name_list,
  'name.ask': m.action_name_ask,
  'name.step': m.action_name_step,
  'name.form': m.action_name_form,
  'names.policy': m.action_names_policy,
  'names.edit': m.action_names_edit,
  'study.step': m.action_study_step,
  'study.decide': m.action_study_decide,
  'copy.list': m.action_copy_list,
  'copy.view': m.action_copy_view,
  'copy.begin': m.action_copy_begin,
  'copy.step': m.action_copy_step,
  'copy.file': m.action_copy_file,
  'inspection.view': m.action_inspection_view,
  'inspection.keep': m.action_inspection_keep,
  'inspection.strike': m.action_inspection_strike,
  'disclosure.copy': m.action_disclosure_copy,
  'audit.read': m.action_audit_read,
  'application.write': m.action_application_write,
  'application.withdraw': m.action_application_withdraw,
  'application.decide': m.action_application_decide,
  'application.list': m.action_application_list,
  'grant.end': m.action_grant_end,
  'emergency.open': m.action_emergency_open,
  'emergency.review': m.action_emergency_review,
  'emergency.list': m.action_emergency_list,
  'mapping.save': m.action_mapping_save,
  'mapping.drop': m.action_mapping_drop,
  'mapping.publish': m.action_mapping_publish,
  'mapping.try': m.action_mapping_try,
  'people.list': m.action_people_list,
  'people.view': m.action_people_view,
  'caseload.assign': m.action_caseload_assign,
  'caseload.end': m.action_caseload_end,
  'record.seal': m.action_record_seal,
  'record.unseal': m.action_record_unseal,
  'students.list': m.action_students_list,
  'access.audience': m.action_access_audience,
  'access.check': m.action_access_check,
  'access.simulate': m.action_access_simulate,
  'history.own': m.action_history_own,
  'report.read': m.action_report_read,
  'report.export': m.action_report_export,
  'discipline.import': m.action_discipline_import,
  'attendance.import': m.action_attendance_import,
  'session.sign-in': m.action_session_sign_in,
  'session.sign-out': m.action_session_sign_out,
  'session.locked': m.action_session_locked,
  'account.create': m.action_account_create,
  'roster.import': m.action_roster_import,
  'assignments.import': m.action_assignments_import,
  'sis-ids.import': m.action_sis_ids_import,
  'adapter.publish': m.action_adapter_publish,
  'adapter.keep': m.action_adapter_keep,
  'adapter.switch': m.action_adapter_switch,
  'adapter.fail': m.action_adapter_fail,
  'backup.create': m.action_backup_create,
  restore: m.action_restore,
  'trail.key': m.action_trail_key,
  'audit.staff': m.action_audit_staff,
  'audit.export': m.action_audit_export,
  'paper.print': m.action_paper_print,
  'case.view': m.action_case_view,
  'case.open': m.action_case_open,
  'case.step': m.action_case_step,
  'case.list': m.action_case_list,
  'committee.view': m.action_committee_view,
  'committee.packet': m.action_committee_packet,
  'committee.edit': m.action_committee_edit,
  'sheet-form.edit': m.action_sheet_form_edit,
  'contact.addendum': m.action_contact_addendum,
  'follow-up.close': m.action_follow_up_close,
  'letters.view': m.action_letters_view,
  'letter.send': m.action_letter_send,
  'letter-templates.edit': m.action_letter_templates_edit,
  'calendar.edit': m.action_calendar_edit,
  'question.ask': m.action_question_ask,
  'question.answer': m.action_question_answer,
  'question.review': m.action_question_review,
  'question.list': m.action_question_list,
};

const TASKS: Readonly<Record<LeiTask, () => string>> = {
  administrative: m.ax_task_administrative,
  instructional: m.ax_task_instructional,
  service: m.ax_task_service,
  'data-request': m.ax_task_data_request,
};

/** The task that made the interest legitimate (R74). */
export const taskWord = (task: LeiTask): string => TASKS[task]();

/** One of the two ways a record is used. */
export const useWord = (use: Use): string => (use === 'deliberate' ? m.ax_use_deliberate() : m.ax_use_incidental());

/** The kind of one use, or of those a search is about. */
export const kindWord = (use: Use | 'all'): string =>
  ({ all: m.ax_kind_all, deliberate: m.ax_kind_deliberate, incidental: m.ax_kind_incidental })[use]();

/** How a decision is shown: the shape differs too, so that colour is never alone. */
export interface DecisionLook {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly word: () => string;
}

export const DECISIONS: Readonly<Record<AuditDecision, DecisionLook>> = {
  allowed: { icon: CircleCheck, tone: 'ok', word: m.decision_allowed },
  refused: { icon: CircleX, tone: 'danger', word: m.decision_refused },
  failed: { icon: CircleSlash, tone: 'warn', word: m.decision_failed },
  done: { icon: CircleDot, tone: 'plain', word: m.decision_done },
};

/** How a decision is shown; one that is newer than this console is spelled out. */
export function decisionLook(decision: string): DecisionLook {
  return Object.hasOwn(DECISIONS, decision)
    ? DECISIONS[decision as AuditDecision]
    : { ...DECISIONS.done, word: () => spelled(decision) };
}

/** Whether this console knows the action; a newer server's it may not. */
export const isKnown = (action: string): action is AuditAction => Object.hasOwn(ACTIONS, action);

/** What was done, in words; an action that is newer than this console is spelled out. */
export function actionWord(action: string): string {
  return isKnown(action) ? ACTIONS[action]() : spelled(action);
}

/** A rule's id with its title where we know it: `R44: Teachers, for students now in their classes`. */
export function ruleWord(id: string, locale: Locale): string {
  const title = RULES.find((rule) => rule.id === id)?.title[locale];
  return title === undefined ? id : `${id}: ${title}`;
}
