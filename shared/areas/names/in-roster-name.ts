import { createNameIndex, type Mention } from '../../names/names-in-text.ts';
import type { NamedAs } from './names-on.ts';

/** A student's name as the school's system has it. */
export interface RosterName {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * A text about a student as it may be shown to whoever may not know some of the student's names: the school's system's
 * name stands where one of those stood, so that nothing tells that there is another (R197, R204). A full name is found
 * however it is written, and the first name alone.
 */
export function inRosterName(text: string, hidden: readonly NamedAs[], roster: RosterName): string {
  const others = hidden.filter(({ first, last }) => first !== roster.givenName || last !== roster.familyName);
  return others.reduce((said, name) => without(said, name, roster), text);
}

function without(text: string, { first: given, middle, last: family }: NamedAs, roster: RosterName): string {
  // Alone, a first name is sought for somebody of this family name: here that is the student.
  const found = createNameIndex([{ id: '', given, middle, family }]).find(text, { given: '', middle: '', family });
  return found.reduceRight((said, mention) => replaced(said, mention, roster), text);
}

const replaced = (text: string, { start, end, alone }: Mention, { givenName, familyName }: RosterName): string =>
  `${text.slice(0, start)}${alone ? givenName : `${givenName} ${familyName}`.trim()}${text.slice(end)}`;
