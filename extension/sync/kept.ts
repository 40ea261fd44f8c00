import * as z from 'zod/mini';
import type { AreaName, Family, Key } from './storage-keys.ts';

/** The part of a browser storage area that is used. `null` gets everything. */
export interface Area {
  get(name: string | null): Promise<Record<string, unknown>>;
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

  /** All of a family. */
  async readAll<T>({ area, prefix, schema }: Family<T>): Promise<T[]> {
    const items = Object.entries(await this.#areas[area].get(null));
    return items.flatMap(([name, value]) => {
      const result = name.startsWith(prefix) ? z.safeParse(schema, value) : null;
      return result?.success === true ? [result.data] : [];
    });
  }

  readOne<T>(family: Family<T>, id: string): Promise<T | null> {
    return this.read({ ...family, name: family.prefix + id });
  }

  async writeOne<T>(family: Family<T>, id: string, value: T): Promise<void> {
    await this.write({ ...family, name: family.prefix + id }, value);
  }

  /** Removes all of a family but these, whatever is in them. */
  async removeOthers({ area, prefix }: Family<unknown>, ids: readonly string[]): Promise<void> {
    const stay = new Set(ids.map((id) => prefix + id));
    const names = Object.keys(await this.#areas[area].get(null));
    const others = names.filter((name) => name.startsWith(prefix) && !stay.has(name));
    await Promise.all(others.map((name) => this.#areas[area].remove(name)));
  }

  async removeOne(family: Family<unknown>, id: string): Promise<void> {
    await this.#areas[family.area].remove(family.prefix + id);
  }
}
