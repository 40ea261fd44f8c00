import { m } from '../../shared/messages/generated/messages.js';
import { storeWords } from '../../shared/ui/store-trouble.ts';
import type { Fault } from './fault.ts';

/** Why nothing could be read from the server, in words that stand for themselves. */
export function faultText(fault: Fault): string {
  switch (fault.cause) {
    case 'offline':
      return m.fault_offline();
    case 'nonsense':
      return m.fault_nonsense();
    case 'store':
      return storeText(fault);
    default:
      return plainText(fault) ?? m.fault_server();
  }
}

/** Why a change has no answer. Unless the server refused it, nobody knows whether it was made: this never says no. */
export function changeFaultText(fault: Fault): string {
  const known = plainText(fault);
  if (known !== null) return known;
  return fault.cause === 'store' ? `${storeText(fault)} ${m.fault_change_open()}` : m.fault_change_unknown();
}

/** What to tell the administrator; null where nothing in the server's log belongs to it. */
export function faultReference(fault: Fault): string | null {
  return fault.cause === 'server' || fault.cause === 'store' ? m.reference({ id: fault.requestId }) : null;
}

/** What the server decided, the same for a read and a change: nothing was done. */
function plainText(fault: Fault): string | null {
  switch (fault.cause) {
    case 'not-visible':
      return m.fault_not_visible();
    case 'invalid':
      return m.fault_invalid();
    case 'stale':
      return m.fault_stale();
    case 'not-allowed':
      return m.fault_closed_text();
    case 'signed-out':
      return m.console_expired();
    case 'too-many':
      return m.fault_too_many();
    default:
      return null;
  }
}

function storeText({ what }: Extract<Fault, { cause: 'store' }>): string {
  const { heading, text } = storeWords(what);
  return `${heading}. ${text}`;
}
