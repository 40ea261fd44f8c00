import { isBlank } from '../../shared/areas/forms/filled.ts';
import type { LetterForm } from '../../shared/areas/letters/letter.ts';
import type { ApplicationForm, CaseForm, NoteForm, SheetForm, ThreatForm } from '../messages.ts';

/*
 * When nothing was written in a form, so that there is nothing to keep. Whoever says that a text is kept and whoever
 * keeps it ask the same.
 */

const isEmpty = (...texts: string[]): boolean => texts.every((text) => text.trim() === '');

/** Of what is added to a note, only its own text was written here. */
export const isBlankNote = ({ note, withName, addsTo, followUp }: NoteForm): boolean =>
  addsTo === undefined ? isEmpty(note, withName, followUp?.what ?? '') : isEmpty(note);

/** Whom it is about comes from the page; only what somebody wrote is worth keeping. */
export const isBlankApplication = ({ information, need }: ApplicationForm): boolean => isEmpty(information, need);

export const isBlankThreat = ({ threat }: ThreatForm): boolean => isEmpty(threat);

/** The day of a step comes by itself. */
export const isBlankCase = ({ filled }: CaseForm): boolean => isBlank(filled);

/** What a template gives is nobody's text: the form that knows it leaves it out. */
export const isBlankLetter = ({ to, subject, body }: LetterForm): boolean => isEmpty(to, subject, body);

export const isBlankSheet = ({ fields }: SheetForm): boolean => fields.length === 0;
