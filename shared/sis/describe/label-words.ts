import { visibleText } from '../dom.ts';
import type { PickDom, PickedField } from './pick-dom.ts';

const LABEL_MAX = 40;
/** What labels of the field say, in the languages of our users. */
const SAYS: Readonly<Record<PickedField, readonly string[]>> = {
  sisId: [
    'id',
    'number',
    'num',
    'no',
    'nr',
    '#',
    'número',
    'numero',
    'matrícula',
    'matricula',
    'permanent',
    'perm',
    'sis',
  ],
  name: ['name', 'student', 'pupil', 'nombre', 'estudiante', 'alumno', 'alumna'],
  birthDate: ['birth', 'birthday', 'birthdate', 'dob', 'born', 'nacimiento'],
  grade: ['grade', 'level', 'grado', 'nivel'],
  school: ['school', 'building', 'campus', 'escuela', 'plantel'],
};
/** What may stand beside them in a label. Nothing else is one by itself: it may be somebody's name. */
const BESIDE = new Set(
  'student pupil stu state local district date of full legal preferred first last middle given family the current enrolled estudiante alumno alumna del de la fecha completo legal preferido primer segundo apellido apellidos actual'.split(
    ' ',
  ),
);

/** Every word that is one of a label, whoever else may be called so. */
export const LABEL_WORDS: ReadonlySet<string> = new Set([...Object.values(SAYS).flat(), ...BESIDE]);

/**
 * The words of a label, as an adapter may hold them; null where the element is none. An adapter is read by everybody: a
 * row or a term that is a student's name is no label of the number behind it.
 */
export function labelWords<N>(dom: PickDom<N>, node: N, field: PickedField): string | null {
  const text = plainLabel(visibleText(dom, node));
  if (text === null) return null;
  const words = text
    .toLowerCase()
    .split(/[\s./-]+/u)
    .filter((word) => word !== '');
  const isSaid = words.some((word) => SAYS[field].includes(word));
  return isSaid && words.every((word) => SAYS[field].includes(word) || BESIDE.has(word)) ? text : null;
}

/** A label without its colon or star; null for what is none: too long, or with a digit, a comma or an address in it. */
export function plainLabel(text: string): string | null {
  const words = text.replace(/[\s*:]+$/u, '');
  return words === '' || words.length > LABEL_MAX || /[\d,@]/u.test(words) ? null : words;
}
