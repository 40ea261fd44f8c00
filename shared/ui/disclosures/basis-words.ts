import { basisOf, NO_BASIS } from '../../areas/disclosures/bases.ts';
import { m } from '../../messages/generated/messages.js';
import { inWords } from '../forms/step-words.ts';

/** A basis in words; its number where a newer program wrote it. */
export function basisTitle(id: string): string {
  if (id === NO_BASIS) return m.dl_basis_none();
  const basis = basisOf(id);
  return basis === undefined ? id : inWords(basis.title);
}

/** Law and policy behind a basis; empty where nothing would have allowed it. */
export const basisSource = (id: string): string => basisOf(id)?.source ?? '';
