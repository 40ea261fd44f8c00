import type { StudentView } from '../forms/student-desk.svelte.ts';

/** Where the student's case stands, in a line. The titles of all steps are more than a first screen should carry. */
export async function rowLine(view: StudentView): Promise<string> {
  const { rowWords } = await import('./case/row-words.ts');
  return rowWords(view);
}

/** Whether something of the disclosure log is not with the server, in a line; empty where all is. */
export async function logLine(view: StudentView): Promise<string> {
  if (view.disclosureDraft === null && view.unsentDisclosures.length === 0) return '';
  const { logWords } = await import('./case/row-words.ts');
  return logWords(view);
}
