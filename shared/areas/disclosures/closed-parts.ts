import { choicesAt, type Filled } from '../forms/form-spec.ts';
import { RECORD_PARTS, type RecordPart } from './fields.ts';

/** A part of the record that the law keeps closer than the rest: what else is open under a basis, this is not. */
interface ClosedPart {
  readonly part: RecordPart;
  /** Ids of the bases under which alone it may be given. */
  readonly opens: readonly string[];
  readonly source: string;
}

/** A consent that names such a part opens it as well: it stands in no log, and is not judged here (R117). */
export const CLOSED_PARTS: readonly ClosedPart[] = [
  // R78: private; released only under section 13.05 or a court order.
  { part: 'support', opens: ['R101'], source: 'Minn. Stat. 13.05; 515 III.F' },
  // R144: to welfare and to law enforcement alone.
  { part: 'maltreatment', opens: ['R101', 'R113'], source: 'Minn. Stat. 260E; 515 IX.B' },
  // R145: confidential; opened to aid law enforcement, health or safety.
  { part: 'civil', opens: ['R101', 'R102', 'R103'], source: '515 IX.C' },
  // R146: as law expressly allows, which is an order of a court or a medical emergency.
  { part: 'chemical', opens: ['R101', 'R102'], source: '42 CFR 2; 515 IX.D' },
];

/** R143 to R145: confidential, closed to parent and student too. They are told of an incident, and never given these. */
const CONFIDENTIAL: readonly string[] = ['maltreatment', 'civil'];

/** What a parent or an eligible student may be shown of the record (R138, R143). */
export const INSPECTABLE_PARTS = RECORD_PARTS.filter(({ id }) => !CONFIDENTIAL.includes(id));

/** Whether something is asked for that this basis does not open. */
export function asksClosedPart(basisId: string, filled: Filled): boolean {
  const asked = choicesAt(filled, 'records');
  return CLOSED_PARTS.some(({ part, opens }) => asked.includes(part) && !opens.includes(basisId));
}
