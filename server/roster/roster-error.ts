import type { Finding } from './findings.ts';

export type RosterErrorCode =
  | 'file-empty'
  | 'not-a-zip'
  | 'zip-truncated'
  | 'zip-damaged'
  | 'zip-too-many-files'
  | 'zip-too-large'
  | 'file-twice'
  | 'no-tables'
  | 'users-missing'
  | 'column-missing'
  | 'csv-unreadable'
  | 'too-many-ended'
  | 'changed-meanwhile'
  | 'cancelled';

/**
 * An import that was refused as a whole; nothing was changed. The text says what is wrong and what to do, in words for
 * the person who runs the import, and never repeats a value from the file.
 */
export class RosterError extends Error {
  readonly code: RosterErrorCode;
  /** What had been found until then. */
  findings: readonly Finding[] = [];

  constructor(code: RosterErrorCode, text: string) {
    super(text);
    this.name = 'RosterError';
    this.code = code;
  }
}
