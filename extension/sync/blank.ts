import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { ApplicationForm, ThreatForm } from '../messages.ts';

/*
 * When nothing was written in a form, so that there is nothing to keep. Whoever says that a text is kept and whoever
 * keeps it ask the same.
 */

const isEmpty = (...texts: string[]): boolean => texts.every((text) => text.trim() === '');

export const isBlankNote = ({ note, withName }: ContactForm): boolean => isEmpty(note, withName);

/** Whom it is about comes from the page; only what somebody wrote is worth keeping. */
export const isBlankApplication = ({ information, need }: ApplicationForm): boolean => isEmpty(information, need);

export const isBlankThreat = ({ threat }: ThreatForm): boolean => isEmpty(threat);
