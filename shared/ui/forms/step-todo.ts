import { ruleOf } from '../../areas/cases/lifecycle/lifecycle.ts';
import { m } from '../../messages/generated/messages.js';
import { stepTitle } from './step-words.ts';

const TO_DO: Readonly<Record<string, () => string>> = {
  attachment: m.todo_attachment,
  'parent-told': m.todo_parent_told,
  'administrator-consulted': m.todo_administrator_consulted,
  refused: m.todo_refused,
  'refusal-told-specialist': m.todo_refusal_told_specialist,
  'refusal-told-dspc': m.todo_refusal_told_dspc,
  met: m.todo_met,
  'student-contract': m.todo_student_contract,
  'parent-contract': m.todo_parent_contract,
  needs: m.todo_needs,
  intervention: m.todo_intervention,
  referral: m.todo_referral,
  'referral-outcome': m.todo_referral_outcome,
  goal: m.todo_goal,
  monitored: m.todo_monitored,
  transferred: m.todo_transferred,
  summary: m.todo_summary,
  discontinued: m.todo_discontinued,
  'back-considered': m.todo_back_considered,
  'director-answered': m.todo_director_answered,
  'packet-sent': m.todo_packet_sent,
  'packet-returned': m.todo_packet_returned,
  'family-told': m.todo_family_told,
  scheduled: m.todo_scheduled,
  heard: m.todo_heard,
  'result-told': m.todo_result_told,
  'appeal-asked': m.todo_appeal_asked,
  'appeal-scheduled': m.todo_appeal_scheduled,
  'appeal-heard': m.todo_appeal_heard,
};

/** A step as something to be done: `Tell the parent of the services`. Its title says that it was done. */
export function stepToDo(kind: string): string {
  return TO_DO[kind]?.() ?? stepTitle(kind);
}

/** Whose turn it is with a step, where that is known: `for the social worker`. */
export function turnOf(kind: string): string {
  switch (ruleOf(kind)?.owner) {
    case 'worker':
      return m.turn_worker();
    case 'director':
      return m.turn_director();
    default:
      return '';
  }
}
