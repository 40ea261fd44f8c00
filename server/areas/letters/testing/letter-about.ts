import type { LetterForm } from '../../../../shared/areas/letters/letter.ts';

/** A letter as it is begun from its template, about a student by this name. */
export const letterAbout = (student: string): LetterForm => ({
  template: 'meeting',
  version: 0,
  lang: 'en',
  party: 'student',
  to: student,
  way: 'mail',
  subject: `Please meet with us about ${student}`,
  body: `We would like to sit down with you and ${student}.`,
});
