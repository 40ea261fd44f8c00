import { ruleOf } from '../../areas/cases/lifecycle/lifecycle.ts';
import { type FieldSpec, type Filled, textAt } from '../../areas/forms/form-spec.ts';

/**
 * The fields of a step as they are asked for. Of a contract the signature comes last, below what is signed, and where
 * the paper is kept is asked of one on paper alone; what was typed there before stays in sight.
 */
export function askedFields(kind: string, filled: Filled): readonly FieldSpec[] {
  const fields = ruleOf(kind)?.fields ?? [];
  if (!isContract(kind)) return fields;
  const isOnPaper = textAt(filled, 'how') === 'paper' || textAt(filled, 'where') !== '';
  const asked = fields.filter(({ name }) => name !== 'where' || isOnPaper);
  const isSignature = ({ name }: FieldSpec) => name === 'signer' || name === 'agreed';
  return [...asked.filter((field) => !isSignature(field)), ...asked.filter(isSignature)];
}

export const isContract = (kind: string): boolean => kind === 'student-contract' || kind === 'parent-contract';
