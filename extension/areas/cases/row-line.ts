import type { StudentView } from '../forms/student-desk.svelte.ts';

/** The titles of all steps are more than a first screen should carry. */
const words = () => import('./case/row-words.ts');

/** Where the student's case stands, in a line. */
export const rowLine = async (view: StudentView): Promise<string> => (await words()).rowWords(view);

/** Whether something of the disclosure log is not with the server, in a line; empty where all is. */
export const logLine = async (view: StudentView): Promise<string> => (await words()).logWords(view);

/** Whether something of a name update is not with the server, in a line; empty where all is. */
export const nameLine = async (view: StudentView): Promise<string> => (await words()).nameWords(view);
