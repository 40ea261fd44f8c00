/** A place at which two texts differ; null: it is not in this one. Values as JSON. */
export interface Difference {
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Where two adapters differ, by key, in the order of the later one. Their own numbers are no difference. */
export function differences(before: string, after: string): Difference[] {
  const [one, other] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...other.keys(), ...one.keys()])].flatMap((place) => {
    const [was, is] = [one.get(place) ?? null, other.get(place) ?? null];
    return was === is || place === 'revision' ? [] : [{ place, before: was, after: is }];
  });
}

/** What stands at each place that holds nothing more; nothing of a text that is no JSON. */
function leavesOf(json: string): Map<string, string> {
  const leaves = new Map<string, string>();
  const walk = (value: unknown, place: string): void => {
    const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (inside.length === 0) leaves.set(place, JSON.stringify(value));
    for (const [key, each] of inside) walk(each, place === '' ? key : `${place}.${key}`);
  };
  try {
    walk(JSON.parse(json), '');
  } catch {
    return leaves;
  }
  return leaves;
}
