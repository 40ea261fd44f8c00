import * as z from 'zod/mini';
import type { AreaName, Key } from './storage-keys.ts';

/** The part of a browser storage area that is used. */
export interface Area {
  get(name: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Typed access to what is stored. A value that does not fit its schema (an older version, damage) reads as absent. */
export class Kept {
  readonly #areas: Record<AreaName, Area>;

  constructor(areas: Record<AreaName, Area>) {
    this.#areas = areas;
  }

  async read<T>(key: Key<T>): Promise<T | null> {
    const items = await this.#areas[key.area].get(key.name);
    const result = z.safeParse(key.schema, items[key.name]);
    return result.success ? result.data : null;
  }

  async write<T>(key: Key<T>, value: T): Promise<void> {
    await this.#areas[key.area].set({ [key.name]: value });
  }

  async clear(keys: readonly Pick<Key<unknown>, 'area' | 'name'>[]): Promise<void> {
    await Promise.all(keys.map((key) => this.#areas[key.area].remove(key.name)));
  }
}
