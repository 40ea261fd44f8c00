import { Kept, type Area } from '../kept.ts';

/** Storage in memory, for tests. `cells` shows what is in it. */
export function fakeKept(): { kept: Kept; cells: Record<'session' | 'local', Record<string, unknown>> } {
  const cells = { session: {} as Record<string, unknown>, local: {} as Record<string, unknown> };
  const area = (name: 'session' | 'local'): Area => ({
    get: (key) => Promise.resolve(key in cells[name] ? { [key]: structuredClone(cells[name][key]) } : {}),
    set: (items) => Promise.resolve(void Object.assign(cells[name], structuredClone(items))),
    remove: (key) => Promise.resolve(void Reflect.deleteProperty(cells[name], key)),
  });
  return { kept: new Kept({ session: area('session'), local: area('local') }), cells };
}
