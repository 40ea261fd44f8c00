import { m } from '../../../../shared/messages/generated/messages.js';
import type { FaceSheetCase } from '../../../../shared/areas/cases/face-sheet.ts';
import { dueLook } from '../../../../shared/ui/due.ts';
import { toLocalInput } from '../../../../shared/ui/local-time.ts';
import { stepToDo } from '../../../../shared/ui/forms/step-todo.ts';
import { stageWord } from '../../../../shared/ui/forms/step-words.ts';
import type { StudentView } from '../../forms/student-desk.svelte.ts';

/** `Monitoring · next: Assess the student's needs, due Dec 3`, and whether something of one's own is not with the server. */
export function rowWords({ faceSheet, caseDrafts, unsentSteps, letterDraft, unsentLetters }: StudentView): string {
  const known = faceSheet.case;
  const parts = known ? [stageWord(known.stage), nextWords(known, dayOf(faceSheet.asOf))] : [m.case_none_row()];
  if (caseDrafts.length > 0) parts.push(m.case_row_draft());
  if (unsentSteps.length > 0) parts.push(m.case_row_waiting());
  if (letterDraft !== null) parts.push(m.pl_row_draft());
  if (unsentLetters.length > 0) parts.push(m.pl_row_waiting());
  return parts.filter((part) => part !== '').join(' · ');
}

/** Whether an entry of the disclosure log is begun, or waits. */
export function logWords({ disclosureDraft, unsentDisclosures }: StudentView): string {
  const draft = disclosureDraft === null ? [] : [m.dl_row_draft()];
  return [...draft, ...(unsentDisclosures.length > 0 ? [m.dl_row_waiting()] : [])].join(' · ');
}

/** Whether a step of a name update is begun, or waits. */
export function nameWords({ nameDraft, unsentNames }: StudentView): string {
  const draft = nameDraft === null ? [] : [m.np_row_draft()];
  return [...draft, ...(unsentNames.length > 0 ? [m.np_row_waiting()] : [])].join(' · ');
}

/** The reader's own day: near enough for a line that leads to what the server says. */
const dayOf = (at: number) => toLocalInput(at).slice(0, 'YYYY-MM-DD'.length);

function nextWords({ next, due }: FaceSheetCase, today: string): string {
  if (next === null) return '';
  const step = stepToDo(next);
  return due === null ? m.case_next({ step }) : m.case_next_due({ step, due: dueLook(due, today).text });
}
