import type { Title } from '../../access/roles.ts';
import { t } from '../forms/spec-parts.ts';
import type { NamedAs, NamesOn } from './names-on.ts';

/** Which name a document bears: the legal one, the updated one, as the student chose where that is lawful, or both. */
export const NAME_USES = ['legal', 'chosen', 'as-chosen', 'both'] as const;
export type NameUse = (typeof NAME_USES)[number];

/** A document, a list or a place on a screen that names a student. */
export interface NamedDocument {
  readonly title: Title;
  readonly use: NameUse;
  readonly source: string;
}

/** Which document bears which name. What is not here bears the one that the school's system has. */
export const NAMED_DOCUMENTS = {
  'state-report': {
    title: t('State reporting', 'Informes al estado'),
    use: 'legal',
    source: 'R196, R198; Update form',
  },
  'state-test': { title: t('State tests', 'Exámenes estatales'), use: 'legal', source: 'R196; Update form' },
  transcript: { title: t('Transcript', 'Expediente académico'), use: 'legal', source: 'R195, R196; Update form' },
  'legal-letter': {
    title: t('Letters with legal effect', 'Cartas con efecto legal'),
    use: 'legal',
    source: 'R196; Update form',
  },
  'subpoena-packet': {
    title: t('What a subpoena or court order asks for', 'Lo que pide una citación u orden judicial'),
    use: 'legal',
    source: 'R196; Update form',
  },
  'record-request': {
    title: t('Copies for those who may have the record', 'Copias para quienes pueden recibir el expediente'),
    use: 'both',
    source: 'R200; Update form',
  },
  'class-list': { title: t('Class lists', 'Listas de clase'), use: 'chosen', source: 'R204; Update form' },
  'panel-header': {
    title: t('The head of the panel', 'El encabezado del panel'),
    use: 'chosen',
    source: 'R204; Update form',
  },
  'internal-note': { title: t('Notes of the staff', 'Notas del personal'), use: 'chosen', source: 'R204; Update form' },
  'letter-home': {
    title: t('Letters to the home', 'Cartas a casa'),
    use: 'as-chosen',
    source: "the district's policy on names",
  },
} as const satisfies Readonly<Record<string, NamedDocument>>;

export type NamedDocumentId = keyof typeof NAMED_DOCUMENTS;

/** What else decides which name it is. */
export interface NamingTo {
  /** Whoever reads it works directly with the student: to nobody else is the updated name shown (R204). */
  readonly worksWith: boolean;
  /** Whoever reads it has the right to the original name: to nobody else is it shown (R197). */
  readonly mayKnowOriginal: boolean;
  /** The district lets a letter to the home bear the updated name. */
  readonly lettersHome: boolean;
}

/** The name a document bears, and the other one where it bears both. */
export interface Naming {
  readonly name: NamedAs;
  readonly also: NamedAs | null;
}

/**
 * Which of a student's names goes on a document on the day that `names` are of. The one place where that is decided.
 * Null: the name that the school's system has, as no update is in force, or whoever reads it may know no other.
 */
export function whichName(document: NamedDocumentId, names: NamesOn | null, to: NamingTo): Naming | null {
  if (names === null) return null;
  const { legal, updated } = names;
  // R200: both are released, also while the updated one rests: it is in the history.
  const { use } = NAMED_DOCUMENTS[document];
  if (use === 'both') return to.mayKnowOriginal ? { name: legal, also: updated } : null;
  if (names.rests.length === 0 && isChosen(use, names, to)) return to.worksWith ? { name: updated, also: null } : null;
  return to.mayKnowOriginal ? { name: legal, also: null } : null;
}

const isChosen = (use: Exclude<NameUse, 'both'>, { lettersHome }: NamesOn, to: NamingTo): boolean =>
  use === 'chosen' || (use === 'as-chosen' && lettersHome && to.lettersHome);
