import { Kept, type Area } from '../kept.ts';

type Cells = Record<'session' | 'local', Record<string, unknown>>;

/** Storage in memory, for tests. `cells` shows what is in it; writing to an area in `fail` fails, as on a full disk. */
export function fakeKept(): { kept: Kept; cells: Cells; fail: Set<keyof Cells> } {
  const cells: Cells = { session: {}, local: {} };
  const fail = new Set<keyof Cells>();
  const area = (name: keyof Cells): Area => ({
    get: (key) => {
      const items = key === null ? cells[name] : key in cells[name] ? { [key]: cells[name][key] } : {};
      return Promise.resolve(structuredClone(items));
    },
    set: (items) =>
      fail.has(name)
        ? Promise.reject(new Error('Resource::kQuotaBytes quota exceeded'))
        : Promise.resolve(void Object.assign(cells[name], structuredClone(items))),
    remove: (key) => Promise.resolve(void Reflect.deleteProperty(cells[name], key)),
  });
  return { kept: new Kept({ session: area('session'), local: area('local') }), cells, fail };
}
