import { visibleText } from '../dom.ts';
import type { PickDom, PickedField } from './pick-dom.ts';

const LABEL_MAX = 40;
/** What labels of the field say, in the languages of our users. */
const SAYS: Readonly<Record<PickedField, RegExp>> = {
  sisId: /\b(?:id|number|num|no|nr|student|permanent|estudiante|matr[ií]cula)\b|#|n[uú]mero/iu,
  name: /\b(?:name|student|pupil|nombre|estudiante|alumn[oa])\b/iu,
  birthDate: /\b(?:birth|birthday|birthdate|dob|born|nacimiento)\b/iu,
  grade: /\b(?:grade|level|grado|nivel)\b/iu,
  school: /\b(?:school|building|campus|escuela|plantel)\b/iu,
};
const MARKED = new Set(['label', 'dt', 'legend']);

/**
 * The words of a label, as an adapter may hold them; null where the element is none. An adapter is read by everybody: a
 * row that begins with a student's name has no label for the number behind it.
 */
export function labelWords<N>(dom: PickDom<N>, node: N, field: PickedField): string | null {
  const text = visibleText(dom, node);
  const words = text.replace(/[\s*:]+$/u, '');
  if (words === '' || words.length > LABEL_MAX || /[\d,@]/u.test(words)) return null;
  const isMarked = MARKED.has(dom.tag(node)) || /:\s*$/u.test(text);
  return isMarked || SAYS[field].test(words) ? words : null;
}
