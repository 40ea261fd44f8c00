import type { Title } from '../../access/roles.ts';
import type { ContactKind, ContactOutcome, ContactParty } from './contact.ts';

/** A sentence of the district's that is often written. It is put into the note to be edited, never sent by itself. */
export interface NoteTemplate {
  readonly id: string;
  /** What it is called in the list. */
  readonly title: Title;
  readonly text: Title;
  readonly kind: ContactKind;
  readonly party: ContactParty;
  readonly outcome: ContactOutcome;
}

/** The most common first. Facts only, with room for what is particular (R185). */
export const NOTE_TEMPLATES: readonly NoteTemplate[] = [
  {
    id: 'left-message',
    title: { en: 'Left a message', es: 'Dejé un mensaje' },
    text: {
      en: 'Called and left a message asking to call back about ',
      es: 'Llamé y dejé un mensaje para que devuelvan la llamada sobre ',
    },
    kind: 'phone',
    party: 'parent',
    outcome: 'left-message',
  },
  {
    id: 'no-answer',
    title: { en: 'No answer', es: 'Nadie contestó' },
    text: { en: 'Called; nobody answered. Tried to reach them about ', es: 'Llamé y nadie contestó. El motivo era ' },
    kind: 'phone',
    party: 'parent',
    outcome: 'no-answer',
  },
  {
    id: 'attendance-talk',
    title: { en: 'Attendance talk', es: 'Conversación sobre asistencia' },
    text: {
      en: 'Talked about attendance. Days missed: . Reason given: . Agreed: ',
      es: 'Hablamos de la asistencia. Días perdidos: . Motivo dado: . Acordamos: ',
    },
    kind: 'phone',
    party: 'parent',
    outcome: 'reached',
  },
  {
    id: 'check-in',
    title: { en: 'Check-in with the student', es: 'Conversación con el estudiante' },
    text: {
      en: 'Checked in. What the student said: . Next step: ',
      es: 'Conversamos. Lo que dijo el estudiante: . Siguiente paso: ',
    },
    kind: 'check-in',
    party: 'student',
    outcome: 'reached',
  },
  {
    id: 'nobody-home',
    title: { en: 'Home visit, nobody home', es: 'Visita al hogar, no había nadie' },
    text: {
      en: 'Went to the home; nobody opened. Left a card. Purpose of the visit: ',
      es: 'Fui al hogar y nadie abrió. Dejé una tarjeta. Motivo de la visita: ',
    },
    kind: 'visit',
    party: 'parent',
    outcome: 'not-home',
  },
  {
    id: 'meeting-set',
    title: { en: 'Meeting agreed', es: 'Reunión acordada' },
    text: { en: 'Agreed to meet on  about ', es: 'Acordamos reunirnos el  para hablar de ' },
    kind: 'phone',
    party: 'parent',
    outcome: 'reached',
  },
];
