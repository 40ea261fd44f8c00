import type { Ground } from './ground.ts';

/** What a repository's function promises, held to it: the same text runs on every engine. */
export type Scenario = (ground: Ground) => Promise<void>;

/** A repository's functions by name, each with its scenarios. */
export interface Repository {
  /** Its file below `server/`. */
  readonly file: string;
  readonly functions: Readonly<Record<string, Readonly<Record<string, Scenario>>>>;
}
