import { m } from '../../../shared/messages/generated/messages.js';

/**
 * The origin pattern that the browser is asked to allow for a server address, such as `https://host.example/*`.
 * Null when it is no web address: then there is nothing to ask for.
 */
export function originPattern(address: string): string | null {
  try {
    const { protocol, hostname } = new URL(address.trim());
    // A match pattern names no port: it stands for all of them.
    return protocol === 'https:' || protocol === 'http:' ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

/** What keeps the address from being saved. `refused`: the browser may not reach it. */
export type AddressFault = 'bad-address' | 'not-answering' | 'not-facesheet' | 'managed' | 'refused';

/** The fault in words that say what to do. */
export function faultText(fault: AddressFault): string {
  switch (fault) {
    case 'bad-address':
      return m.options_bad_address();
    case 'not-answering':
      return m.options_not_answering();
    case 'not-facesheet':
      return m.options_not_facesheet();
    case 'managed':
      return m.options_managed_text();
    case 'refused':
      return m.options_refused();
  }
}
