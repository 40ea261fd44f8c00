import { m } from '../../shared/messages/generated/messages.js';
import { storeWords } from '../../shared/ui/store-trouble.ts';
import type { Fault } from './api.ts';

/** Why nothing could be had from the server, in words that stand for themselves. */
export function faultText(fault: Fault): string {
  switch (fault.cause) {
    case 'offline':
      return m.audit_error_offline();
    case 'nonsense':
      return m.audit_error_nonsense();
    case 'store': {
      const { heading, text } = storeWords(fault.what);
      return `${heading}. ${text}`;
    }
    default:
      return m.audit_error_server();
  }
}

/** What to tell the administrator; null where nothing in the server's log belongs to it. */
export function faultReference(fault: Fault): string | null {
  return fault.cause === 'server' || fault.cause === 'store' ? m.reference({ id: fault.requestId }) : null;
}
