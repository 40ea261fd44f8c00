import type { NamedDocumentId } from './which-name.ts';

/** The basis of what a court or a subpoena asks for. */
const ORDER = 'R101';

/** Which document a copy of the record is, by the basis on which it goes out: both names go to whoever may have it (R200). */
export const documentOf = ({ basis }: { readonly basis: string }): NamedDocumentId =>
  basis === ORDER ? 'subpoena-packet' : 'record-request';
