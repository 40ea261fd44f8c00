import { randomUUID } from 'node:crypto';
import type { AuditContext } from '../store/store.ts';

/** The system acting for whoever runs a command on the server's own machine. */
export function systemContext(now: number): AuditContext {
  return { actorId: null, sessionRef: null, requestId: randomUUID(), at: now };
}
