import { type NamedStudent, nameInSystem, shownName } from '../../areas/names/called.ts';
import { m } from '../../messages/generated/messages.js';

/** A student's name in one line, as `StudentName` shows it: for labels, and for headings of what a row opens. */
export function nameWords(student: NamedStudent): string {
  const name = nameInSystem(student);
  const called = shownName(student);
  return name === null ? called : m.name_both({ called, name });
}
