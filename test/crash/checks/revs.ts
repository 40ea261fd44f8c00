import { type Facts, repeated } from './facts.ts';

/** Each contact has a revision of its own and stands in the feed under it; the counter has given out no other. */
export function revFaults({ contacts, changes, revCounter }: Facts): string[] {
  const revs = contacts.map(({ rev }) => rev).sort((a, b) => a - b);
  const gap = revs.findIndex((rev, i) => rev !== i + 1);
  const key = (studentId: string, rev: number, kind: string, id: string) => [studentId, rev, kind, id].join(' ');
  const feed = new Set(changes.map(({ studentId, rev, kind, rowId }) => key(studentId, rev, kind, rowId)));
  const missing = contacts.filter(({ studentId, rev, id }) => !feed.has(key(studentId, rev, 'contact', id)));
  return [
    ...repeated(revs).map((rev) => `rev ${rev} was given out twice`),
    // Only contacts take revisions here, and one that is rolled back gives its own back.
    ...(gap === -1 ? [] : [`the revs are not gapless: ${revs[gap]} follows ${revs[gap - 1] ?? 0}`]),
    ...(revCounter === (revs.at(-1) ?? 0)
      ? []
      : [`the counter stands at ${revCounter}, the last rev is ${revs.at(-1)}`]),
    ...missing.map(({ rev }) => `rev ${rev} is not in the feed of changes`),
    ...(changes.length === contacts.length ? [] : [`${changes.length} changes for ${contacts.length} contacts`]),
  ];
}
