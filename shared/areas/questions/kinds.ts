import type { Title } from '../../access/roles.ts';

interface Kind {
  readonly title: Title;
  /** Why it is asked, to the person: it says what was seen and that it may be right. */
  readonly why: Title;
}

/**
 * What can be unusual about a use that policy allowed. None of it is a fault: it is asked about because nobody but the
 * person knows the reason (R60). Two kinds that one would expect are missing, since no fact tells them: the roster
 * keeps no guardians (so nobody's own child is known) and no addresses.
 */
export const USE_QUESTIONS = {
  /** Many different students were looked at within an hour. About the person's day. */
  bulk: {
    title: { en: 'Many students in an hour', es: 'Muchos estudiantes en una hora' },
    why: {
      en: 'You opened the records of many different students within an hour. Lists, meetings and the start of a term ask for that; so that nobody has to guess, please say what it was for.',
      es: 'Abrió los expedientes de muchos estudiantes distintos en una hora. Las listas, las reuniones y el comienzo de un periodo lo piden; para que nadie tenga que suponerlo, diga para qué fue.',
    },
  },
  /**
   * The student's family name is the person's own, however it is spelled, and no relation of the two says why the
   * person works with them. About one student.
   */
  'same-surname': {
    title: { en: 'The same family name', es: 'El mismo apellido' },
    why: {
      en: 'The student has the same family name as you. Most people who share a name are not related, and relatives may be your students too: please say what the use was for.',
      es: 'El estudiante tiene su mismo apellido. La mayoría de quienes comparten apellido no son familia, y un familiar también puede ser estudiante suyo: diga para qué fue el uso.',
    },
  },
  /** Looked at late, early or on a Sunday. About the person's day. */
  'out-of-hours': {
    title: { en: 'Late, early or on a Sunday', es: 'Tarde, temprano o en domingo' },
    why: {
      en: 'Records were opened under your name at a time at which few people work. Many do now and then; it is asked so that somebody else with your password would be noticed.',
      es: 'Se abrieron expedientes con su nombre a una hora en la que pocos trabajan. Muchas personas lo hacen a veces; se pregunta para que se note si alguien más tiene su contraseña.',
    },
  },
  /** The person no longer teaches, counsels, serves or evaluates the student; another rule still opened the record. */
  'after-relation': {
    title: { en: 'After the work with the student ended', es: 'Después de terminar el trabajo con el estudiante' },
    why: {
      en: 'Your work with this student had ended some days before, and another part of your work still opens the record. Handing over takes a while: please say what the use was for.',
      es: 'Su trabajo con este estudiante había terminado unos días antes, y otra parte de su trabajo aún abre el expediente. Entregar un caso lleva tiempo: diga para qué fue el uso.',
    },
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type UseQuestion = keyof typeof USE_QUESTIONS;
/** In the order in which a question names them. */
export const USE_QUESTION_KINDS = Object.keys(USE_QUESTIONS) as readonly UseQuestion[];

/** Whether a stored word is one of the kinds this program knows. */
export const isUseQuestion = (word: unknown): word is UseQuestion => USE_QUESTION_KINDS.some((kind) => kind === word);

/** From where on a use is asked about. */
export interface Limits {
  /** So many different students within so long. */
  readonly bulk: { readonly students: number; readonly withinMs: number };
  /** Minutes of the district's day: from the evening's on, before the morning's; and whole weekdays (0 is Sunday). */
  readonly outOfHours: { readonly from: number; readonly until: number; readonly weekdays: readonly number[] };
  /** So many days from the first on which the relation held no more. */
  readonly afterRelation: { readonly days: number };
  /** So many days from the one about which a person was asked the same about a student, nobody asks it again. */
  readonly again: { readonly days: number };
}

const HOUR_MINUTES = 60;

export const LIMITS: Limits = {
  bulk: { students: 40, withinMs: 3_600_000 },
  outOfHours: { from: 22 * HOUR_MINUTES, until: 5 * HOUR_MINUTES, weekdays: [0] },
  afterRelation: { days: 30 },
  again: { days: 90 },
};
