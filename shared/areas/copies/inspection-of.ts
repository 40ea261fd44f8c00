import { isLogAlone, LOG_PART } from '../inspections/inspection-form.ts';
import { takenOutFor } from '../inspections/taken-out.ts';
import { ADULT_AGE, type About } from '../disclosures/judge.ts';
import type { ReleaseForm } from '../disclosures/release-form.ts';
import { type Filled, textAt } from '../forms/form-spec.ts';
import { capacityOf } from './copy-state.ts';

/**
 * The entry of the Record of Inspection that handing a copy to the family makes by itself (R106, R181): who it was, as
 * what, how that was proven, and which parts. What had to be taken out was taken out by the copy.
 */
export function inspectionOf(form: ReleaseForm, parts: readonly string[], { age, today }: About): Filled {
  const isAdult = age !== null && age >= ADULT_AGE;
  const as = capacityOf(form) === 'parent' ? 'parent' : isAdult ? 'eligible' : 'student';
  const records = parts.map((part) => (part === 'log' ? LOG_PART : part));
  const out = isLogAlone({ records }) ? [] : takenOutFor(as).map(({ name }) => [name, true] as const);
  const note = textAt(form.filled, 'recordsNote');
  return {
    day: today,
    who: textAt(form.filled, 'party'),
    as,
    proven: textAt(form.filled, 'proven'),
    how: 'copy',
    records,
    ...(note === '' ? {} : { recordsNote: note }),
    ...Object.fromEntries(out),
  };
}
