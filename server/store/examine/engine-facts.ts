import type { Examiner } from './examiner.ts';

/** How an engine is set, as a server of ours has it. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Why this value is wrong. */
  readonly fault?: string;
}

/** What only one engine can be asked, in the same shape for both. */
export interface EngineFacts {
  /** `SQLite 3.53.2` */
  readonly version: string;
  /** Where the record lies, without a secret. */
  readonly where: string;
  readonly encrypted: boolean;
  readonly settings: readonly Setting[];
  /** Bytes. */
  readonly size: number;
  /** Bytes of changes that are not in the database file yet; undefined where the engine looks after them itself. */
  readonly walSize: number | undefined;
  /** Connections in use, and how many there may be; undefined where there is no such limit. */
  readonly connections: { readonly used: number; readonly most: number } | undefined;
  /** How far the engine's clock is ahead of ours (ms); undefined: it is ours. */
  readonly clockAhead: number | undefined;
}

/** A record that is lent to be looked at, as it is at one moment. */
export interface Looked {
  readonly facts: EngineFacts;
  readonly examiner: Examiner;
  /** Changes of the schema it has not been through. Throws a text when it is newer than this program. */
  pending(): Promise<readonly string[]>;
  /** Rules that the database itself shall enforce and does not: a trigger that is missing or off, in words. */
  unguarded(): Promise<readonly string[]>;
  /** What the engine's own check of pages and references finds, in words without values. */
  integrity(): Promise<readonly string[]>;
}
