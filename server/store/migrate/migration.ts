/** One change of the schema, as this program ships it: `000N_what.sql`, the same names on both engines. */
export interface Migration {
  /** The file's name. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 (hex) of the text. */
  readonly hash: string;
}

/** A change that a database has been through. */
export interface Applied {
  readonly name: string;
  readonly hash: string;
  /** The program's version that made it; null from the time when versions were not kept. */
  readonly version: string | null;
}

/** The program that migrates: what it knows, its version and what time it is (epoch ms). */
export interface Program {
  readonly migrations: readonly Migration[];
  readonly version: string;
  readonly now: number;
}

/** What was done, for the log. */
export interface Migrated {
  /** Names of the changes applied just now; empty when the database was up to date. */
  readonly applied: readonly string[];
  /** Where the backup lies that was made before them. */
  readonly backup?: string;
}

/** Why a database was not changed. Its text says what to do, and holds nothing from the rows. */
export class MigrationError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'MigrationError';
  }
}

/** A change's name as people read it. */
export const shown = (name: string): string => name.replace(/\.sql$/, '');
