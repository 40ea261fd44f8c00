import type { Engine } from '../../tools/engines.ts';
import type { Dump, Rows } from './dump.ts';

/** Where a tested server keeps its record: a folder with an embedded database, or a PostgreSQL database. */
export interface Place {
  readonly engine: Engine;
  /** What a server needs in its environment to serve this record. */
  readonly env: Readonly<Record<string, string>>;
  /** Lends a connection of its own. For a damaged SQLite file see `integrity`. */
  use<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Everything at one instant, without taking work off a server that starts later. */
  dump(): Promise<Dump>;
  /** What the engine itself finds wrong with the stored bytes; empty when all is well. */
  integrity(): Promise<string[]>;
  /** The record once more, elsewhere. Nobody may be connected. */
  copy(): Promise<Place>;
  remove(): Promise<void>;
}
