const ID_MAX = 30;

/** An id after a name, which nothing of the kind has or had: texts stand under it for ever. `taken` learns of it. */
export function newId(prefix: string, name: string, taken: Set<string>): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const base = `${prefix}-${plain}`.slice(0, ID_MAX).replace(/-+$/, '');
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
