/** How a claim's value is compared (see `CLAIM_TESTS` of the wire). */
type Test = 'equals' | 'contains' | 'matches';

/** A name or value as it is compared: one spelling for each letter, no space around it, no case. */
export const foldedClaim = (text: string): string => text.normalize('NFC').trim().toLowerCase().normalize('NFC');

/** Says of folded values whether they fit what a row wants; `*` in `matches` stands for any text, also for none. */
export function claimTest(test: Test, wanted: string): (folded: string) => boolean {
  const want = foldedClaim(wanted);
  switch (test) {
    case 'equals':
      return (have) => have === want;
    case 'contains':
      return (have) => have.includes(want);
    case 'matches':
      return like(want.split('*'));
  }
}

/** Piece by piece from the left, without going back: an earlier place for a piece leaves more room for the rest. */
function like(pieces: readonly string[]): (have: string) => boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return (have) => have === first;
  return (have) => {
    const end = have.length - last.length;
    if (end < first.length || !have.startsWith(first) || !have.endsWith(last)) return false;
    let from = first.length;
    for (const piece of rest) {
      const at = have.indexOf(piece, from);
      if (at < 0 || at + piece.length > end) return false;
      from = at + piece.length;
    }
    return true;
  };
}
