import { choicesAt, type Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { Left, Refusal } from '../../../shared/areas/directory/refusal.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';

/** A refusal as its row has it, with what ended it. */
export function toRefusal(
  row: { readonly receivedOn: string; readonly filled: string },
  end: { readonly reason: string; readonly receivedOn: string } | null,
): Refusal {
  // It came in by the form's schema.
  const filled = JSON.parse(row.filled) as Filled;
  const mistake = end?.reason === 'mistake';
  return {
    receivedOn: row.receivedOn,
    public: choicesAt(filled, 'public'),
    recruiters: choicesAt(filled, 'recruiters'),
    rescindedOn: end === null || mistake ? null : end.receivedOn,
    mistake,
  };
}

/** Whether a student attends, or the last day on which they did; an enrollment ends before its `until`. */
export const leftOf = (student: { readonly active: boolean }, until: string | null): Left =>
  student.active ? 'here' : { lastDay: until === null ? null : dayAfter(until, -1) };
