import { createHmac } from 'node:crypto';
import type { Runtime } from '../../../shared/runtime.ts';

const KEY_BYTES = 32;

/** Makes of a student's id what tells students apart within one report, and means nothing outside it. */
export type PseudonymOf = (studentId: string) => string;

/**
 * Pseudonyms of one report: a keyed hash under a key that is made for it and kept nowhere. Without the key nobody comes
 * back to the student, and no two reports have a pseudonym in common by which they could be joined (R76).
 */
export function createPseudonyms({ randomBytes }: Pick<Runtime, 'randomBytes'>): PseudonymOf {
  const key = randomBytes(KEY_BYTES);
  return (studentId) => createHmac('sha256', key).update(studentId).digest('base64url');
}
