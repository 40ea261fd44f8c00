import { readSession, type SessionState } from './session.ts';
import { readSettings, type Settings, type SettingsParts } from './settings.ts';

export interface WorldNow {
  readonly settings: Settings;
  readonly session: SessionState;
}

/** Settings and session as they are now, read from storage once a worker's life and again after each change. */
export class World {
  readonly #parts: SettingsParts;
  #now: Promise<WorldNow> | null = null;

  constructor(parts: SettingsParts) {
    this.#parts = parts;
  }

  now(): Promise<WorldNow> {
    this.#now ??= this.#read();
    return this.#now;
  }

  /** Something in storage or policy changed. */
  again(): Promise<WorldNow> {
    this.#now = this.#read();
    return this.#now;
  }

  async #read(): Promise<WorldNow> {
    const settings = await readSettings(this.#parts);
    return { settings, session: await readSession(this.#parts.kept, settings.serverUrl) };
  }
}
