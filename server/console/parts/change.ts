import { m } from '../../../shared/messages/generated/messages.js';
import type { OpAnswer } from '../../../shared/wire/ops.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { Answer } from '../api.ts';
import { changeFaultText, faultReference } from '../fault-words.ts';

/** Why a change was not made, or isn't known to be made. */
export interface Trouble {
  /** The server's own code, `invalid`, or the cause of a fault such as `offline`. */
  readonly code: string;
  readonly text: string;
  /** What of the form is not right; empty unless `invalid`. */
  readonly issues: readonly Issue[];
}

/** What stands in the way of a change; null when it was made. */
export function troubleOf(answer: Answer<OpAnswer>): Trouble | null {
  if (!answer.ok) {
    const { fault } = answer;
    if (fault.cause === 'signed-out') return { code: fault.cause, text: m.change_signed_out(), issues: [] };
    const words = [changeFaultText(fault), faultReference(fault)].filter((text) => text !== null);
    return { code: fault.cause, text: words.join(' '), issues: [] };
  }
  switch (answer.value.outcome) {
    case 'applied':
      return null;
    case 'refused':
      return { code: answer.value.code, text: refusalText(answer.value), issues: [] };
    case 'conflict':
      return { code: 'conflict', text: m.change_conflict(), issues: [] };
    case 'invalid':
      return { code: 'invalid', text: m.fault_invalid(), issues: answer.value.issues };
  }
}

/** A right that is missing is answered with the rules that would give it; anything else in a sentence of its own. */
function refusalText({ code, text }: { readonly code: string; readonly text: string }): string {
  if (code !== 'not-allowed') return text;
  return text === '' ? m.change_not_allowed() : m.change_not_allowed_but({ rules: text });
}

/** Issues name their place from the op's body down (`body.until`): the field is the name after it; null: none of ours. */
export function fieldOf<F extends string>(path: string, fields: readonly F[]): F | null {
  const [first, second] = path.split(/[./]/);
  const name = first === 'body' ? second : first;
  return fields.find((field) => field === name) ?? null;
}

/** The issues as texts at the fields, the first at a field; `text` gives each its words. */
export function errorsAt<F extends string>(
  issues: readonly Issue[],
  fields: readonly F[],
  text: (field: F, code: string) => string,
): Partial<Record<F, string>> {
  const errors: Partial<Record<F, string>> = {};
  for (const { path, code } of issues) {
    const field = fieldOf(path, fields);
    if (field !== null) errors[field] ??= text(field, code);
  }
  return errors;
}
