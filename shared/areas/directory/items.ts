import type { Choice } from '../forms/form-spec.ts';
import { choice } from '../forms/spec-parts.ts';

/**
 * What a source counts as directory information. They differ, and only what all of them list may be released (C4).
 * `policy`: 515 III.D, wide; `regulation`: 515.3R, six items; `state`: what later state law leaves (section Y).
 */
export const ITEM_SOURCES = ['policy', 'regulation', 'state'] as const;
export type ItemSource = (typeof ITEM_SOURCES)[number];

interface Item extends Choice {
  readonly sources: readonly ItemSource[];
  /** Whether this system has it: it comes with the roster. */
  readonly held?: true;
}

const item = <I extends string>(id: I, en: string, es: string, sources: readonly ItemSource[]) => ({
  ...choice(id, en, es),
  sources,
});
const ALL = ITEM_SOURCES;

/**
 * Everything that a source names, with the sources that name it. Ids are stored: never re-used. Which six the regulation
 * lists is read as narrowly as it can be, until the district's counsel says otherwise. Never here: a social security
 * number, nor anything on religion, race, color, social position or nationality (R128).
 */
export const ITEMS = [
  { ...item('name', 'Name', 'Nombre', ALL), held: true },
  { ...item('grade', 'Grade level', 'Grado', ALL), held: true },
  { ...item('school', 'School attended', 'Escuela a la que asiste', ALL), held: true },
  item('activities', 'Officially recognized activities and sports', 'Actividades y deportes reconocidos', ALL),
  item('athletes', 'Weight and height of members of athletic teams', 'Peso y estatura de integrantes de equipos', ALL),
  item('honors', 'Degrees, honors and awards', 'Títulos, honores y premios', ALL),
  item('photo', 'Photograph', 'Fotografía', ['policy', 'state']),
  item('major', 'Major field of study', 'Área principal de estudio', ['policy', 'state']),
  item('birth', 'Date and place of birth', 'Fecha y lugar de nacimiento', ['policy', 'state']),
  // R79: dates of attendance are defined apart, and daily attendance is none of this.
  item('dates', 'Dates of attendance', 'Fechas de asistencia', ['policy', 'state']),
  item('previous', 'School attended before', 'Escuela anterior', ['policy', 'state']),
  // Section Y: a later policy of the same state takes these three out.
  item('address', 'Home address', 'Domicilio', ['policy']),
  item('phone', 'Home phone', 'Teléfono de casa', ['policy']),
  item('email', 'E-mail', 'Correo electrónico', ['policy']),
  // R128: only where it opens no record without a second factor, which no roster says.
  item('number', 'Student number or user ID', 'Número de estudiante o usuario', ['policy']),
  // T1: the two clauses contradict each other, so that it is none until counsel decides.
  item('badge', 'ID on a badge', 'Identificación de la credencial', []),
] as const satisfies readonly Item[];

export type ItemId = (typeof ITEMS)[number]['id'];

/** What a district may designate: the items that every source lists (C4). */
export const DESIGNABLE: readonly Item[] = ITEMS.filter(({ sources }: Item) =>
  ITEM_SOURCES.every((one) => sources.includes(one)),
);

/** R160: what recruiters are given, whatever the district designates: name, address and phone, and e-mail to the military. */
export const RECRUITER_ITEMS: readonly Item[] = ITEMS.filter(({ id }) =>
  ['name', 'address', 'phone', 'email'].includes(id),
);

/** Stands for every item there is: who refuses all need not name each. */
export const EVERYTHING = choice('all', 'Everything', 'Todo');

/** Of these items, those that this system has. The rest is the SIS's, and is never in a list made here. */
export const heldOf = (ids: readonly string[]): readonly string[] =>
  ITEMS.filter((one: Item) => one.held === true && ids.includes(one.id)).map(({ id }) => id);
