import type { Title } from '../../access/roles.ts';
import { t } from '../forms/spec-parts.ts';

/** Forms and statements that a family is given on paper, and signs there. Ids stand in the trail: never re-used. */
export const FAMILY_PAPERS = ['release', 'collection', 'testing', 'health', 'waiver'] as const;
export type FamilyPaper = (typeof FAMILY_PAPERS)[number];

/** A part of a paper: what stands there, and how many lines there are to write on. */
export interface PaperPart {
  readonly heading: Title;
  readonly text?: Title;
  readonly lines?: number;
}

interface Paper {
  readonly title: Title;
  readonly source: string;
  readonly parts: readonly PaperPart[];
  /** Who signs at its foot; nobody where it only informs. */
  readonly signs: readonly Title[];
}

const PARENT = t('Parent, or the student from 18 on', 'Familia, o el estudiante desde los 18 años');
const STUDENT = t('Student, where able', 'Estudiante, si puede');

// R91: the one sentence that stands on every paper that asks for something.
const VOLUNTARY: PaperPart = {
  heading: t('You may say no', 'Puede decir que no'),
  text: t(
    'Nobody has to sign this. The district may not require anybody to give up a right. You may take it back in writing at any time; what was done before stays done.',
    'Nadie está obligado a firmar. El distrito no puede exigir a nadie que renuncie a un derecho. Puede retirarlo por escrito en cualquier momento; lo hecho hasta entonces no se deshace.',
  ),
};

const PARTS: Readonly<Record<FamilyPaper, Paper>> = {
  // R84, R89, R90
  release: {
    title: t('Release of Personal Data', 'Divulgación de datos personales'),
    source: '34 CFR 99.30; 515 VI.A; 515.3R',
    parts: [
      {
        heading: t('Which records', 'Qué documentos'),
        text: t('Name each one; not "all records".', 'Indique cada uno; no «todo el expediente».'),
        lines: 3,
      },
      { heading: t('What for', 'Para qué'), lines: 2 },
      {
        heading: t('To whom', 'A quién'),
        text: t('One person or organization by name.', 'Una persona u organización por su nombre.'),
        lines: 2,
      },
      {
        heading: t('What may follow', 'Qué puede ocurrir'),
        text: t(
          'Whoever receives the records learns what is in them, and may use them for this purpose alone. They may not pass them on without another consent.',
          'Quien recibe los documentos conoce lo que contienen y puede usarlos solo para este fin. No puede entregarlos a otros sin un nuevo consentimiento.',
        ),
        lines: 2,
      },
      {
        heading: t('Until when', 'Hasta cuándo'),
        text: t('A day, or "this one time".', 'Una fecha, o «solo esta vez».'),
        lines: 1,
      },
      {
        heading: t('A copy for you', 'Una copia para usted'),
        text: t(
          'You may have a copy of what is released. Ask for it when you sign, or later.',
          'Puede recibir una copia de lo que se divulga. Pídala al firmar o más tarde.',
        ),
      },
      VOLUNTARY,
    ],
    signs: [PARENT, STUDENT],
  },
  // R182: Minn. Stat. 13.04 s.2
  collection: {
    title: t('Why we ask for private data', 'Por qué pedimos datos privados'),
    source: 'Minn. Stat. 13.04 s.2; 515.2R',
    parts: [
      { heading: t('What we ask for', 'Qué pedimos'), lines: 2 },
      { heading: t('Purpose and intended use', 'Fin y uso previsto'), lines: 2 },
      {
        heading: t('Whether you may refuse, or must answer', 'Si puede negarse o debe responder'),
        lines: 1,
      },
      {
        heading: t('What follows from answering, and from refusing', 'Qué ocurre si responde y si se niega'),
        lines: 2,
      },
      { heading: t('Who may receive the data', 'Quién puede recibir los datos'), lines: 2 },
      {
        heading: t('No other use', 'Ningún otro uso'),
        text: t(
          'The data are used for what is written here, and for nothing else.',
          'Los datos se usan para lo que aquí se dice, y para nada más.',
        ),
      },
    ],
    signs: [],
  },
  // R183, R184
  testing: {
    title: t('Consent to individual testing', 'Consentimiento para pruebas individuales'),
    source: '515.2R',
    parts: [
      { heading: t('Which tests, and by what method', 'Qué pruebas y con qué método'), lines: 3 },
      { heading: t('What they are for', 'Para qué se hacen'), lines: 2 },
      {
        heading: t('Who gives them', 'Quién las realiza'),
        text: t('Qualified staff alone: name and position.', 'Solo personal cualificado: nombre y cargo.'),
        lines: 1,
      },
      {
        heading: t('Interviews', 'Entrevistas'),
        text: t(
          'What an interview may lead to is explained first. It is confidential as far as the law allows, and voluntary. Where a student in clear need declines, the parent is asked.',
          'Antes se explica a qué puede llevar una entrevista. Es confidencial hasta donde la ley lo permite, y voluntaria. Si un estudiante con una necesidad clara no la acepta, se pregunta a la familia.',
        ),
      },
      VOLUNTARY,
    ],
    signs: [PARENT, STUDENT],
  },
  // R156
  health: {
    title: t('Permission to tell staff of an illness', 'Permiso para informar al personal de una enfermedad'),
    source: '515.1R 5',
    parts: [
      { heading: t('Which illness', 'Qué enfermedad'), lines: 1 },
      {
        heading: t('Who may be told', 'A quién se puede informar'),
        text: t(
          'Only staff who need it to teach the student, or for precautions: name and position.',
          'Solo al personal que lo necesita para enseñar al estudiante o para tomar precauciones: nombre y cargo.',
        ),
        lines: 3,
      },
      { heading: t('What they need it for', 'Para qué lo necesitan'), lines: 2 },
      { heading: t('Until when', 'Hasta cuándo'), lines: 1 },
      VOLUNTARY,
    ],
    signs: [PARENT],
  },
  // R91
  waiver: {
    title: t('Waiver of a right over the record', 'Renuncia a un derecho sobre el expediente'),
    source: '34 CFR 99.12(b); 515 XVIII',
    parts: [
      {
        heading: t('Which right, and of which record', 'Qué derecho y de qué documento'),
        lines: 3,
      },
      {
        heading: t('Nobody may ask it of you', 'Nadie puede exigírsela'),
        text: t(
          'The district may not require a waiver: not for admission, not for a service or benefit. It counts only in writing and signed, and may be taken back in writing for what comes after.',
          'El distrito no puede exigir una renuncia: ni para la admisión ni para un servicio o beneficio. Solo vale por escrito y firmada, y puede retirarse por escrito para lo que venga después.',
        ),
      },
    ],
    signs: [PARENT],
  },
};

/** What stands on a paper for families. */
export const familyPaper = (id: FamilyPaper): Paper => PARTS[id];
