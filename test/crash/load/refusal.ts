import type { Reply } from './http.ts';

/** Whether a server says that nothing can be kept now, so that a client keeps what it has and asks again later. */
export const cannotKeep = ({ status }: Reply): boolean => status >= 500;
