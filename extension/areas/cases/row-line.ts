import type { StudentView } from '../forms/student-desk.svelte.ts';

/** Where the student's case stands, in a line. The titles of all steps are more than a first screen should carry. */
export async function rowLine(view: StudentView): Promise<string> {
  const { rowWords } = await import('./case/row-words.ts');
  return rowWords(view);
}
