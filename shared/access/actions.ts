/** What can be done to one student. */
export const STUDENT_ACTIONS = ['student.view', 'contact.add'] as const;
export type StudentAction = (typeof STUDENT_ACTIONS)[number];

/** What is done in the district as a whole, without one student. */
export const GLOBAL_ACTIONS = ['audit.read', 'disclosure.list'] as const;
export type GlobalAction = (typeof GLOBAL_ACTIONS)[number];

export type Action = StudentAction | GlobalAction;
