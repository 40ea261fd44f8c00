import type { FieldClass } from '../access/field-classes.ts';
import {
  ATTRIBUTE_TITLES,
  GRANT_TITLES,
  isAttribute,
  isGrant,
  isRelation,
  isRole,
  RELATION_TITLES,
  ROLE_TITLES,
} from '../access/roles.ts';
import { m } from '../messages/generated/messages.js';
import { locale } from './locale.svelte.ts';

const CLASSES: Readonly<Record<FieldClass, () => string>> = {
  identity: m.class_identity,
  directory: m.class_directory,
  academic: m.class_academic,
  casework: m.class_casework,
  discipline: m.class_discipline,
  sped: m.class_sped,
  restricted: m.class_restricted,
  disclosure: m.class_disclosure,
  flag: m.class_flag,
  names: m.class_names,
};

/** With a capital at its beginning. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A code as words, for one that a newer server sends: `night-guard` → `Night guard`. */
export function spelled(code: string): string {
  return capital(code.replace(/[-_.]/g, ' '));
}

/** A role in the reader's language: `socialWorker` → `Social worker`. */
export function roleWord(role: string): string {
  return isRole(role) ? ROLE_TITLES[role][locale()] : spelled(role);
}

/** What a relation says about the reader: `teacher` → `Teaches a class of the student`. */
export function relationWord(relation: string): string {
  return isRelation(relation) ? capital(RELATION_TITLES[relation][locale()]) : spelled(relation);
}

/** What is so of the student: `sped` → `The student receives special education services`. */
export function attributeWord(attribute: string): string {
  return isAttribute(attribute)
    ? m.fact_attribute({ what: ATTRIBUTE_TITLES[attribute][locale()] })
    : spelled(attribute);
}

/** What an exception says about the reader. */
export function grantWord(grant: string): string {
  return isGrant(grant) ? capital(GRANT_TITLES[grant][locale()]) : spelled(grant);
}

/** What a field class is about, in words. */
export function classWord(fieldClass: string): string {
  return CLASSES[fieldClass as FieldClass]?.() ?? spelled(fieldClass);
}

/** `Principal, Harbor View High`: one role of a person. */
export function roleAt({ role, building }: { role: string; building: string | null }): string {
  return building === null || building === '' ? roleWord(role) : m.role_at({ role: roleWord(role), place: building });
}
