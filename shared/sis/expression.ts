/** An adapter's regular expressions are written by people and run on every change of a page: they must be cheap. */

export const EXPRESSION_MAX = 200;

const VARIES = /^(?:[*+]|\{\d+,\d*\})/u;
const REPEATS = /^(?:[*+]|\{\d+(?:,\d*)?\})/u;
const BACK_REFERENCE = /\\(?:[1-9]|k<)/u;

/**
 * Why an expression is refused, or null. Refused: more than 200 characters, not valid with the `u` flag,
 * back-references, and a repeated group that itself repeats or chooses (the shapes that take exponential time).
 */
export function expressionFault(
  source: string,
): 'too-long' | 'not-valid' | 'back-reference' | 'nested-quantifier' | null {
  if (source.length > EXPRESSION_MAX) return 'too-long';
  if (!compiles(source)) return 'not-valid';
  const plain = source.replace(/\\\\/gu, '');
  if (BACK_REFERENCE.test(plain)) return 'back-reference';
  return repeatsARepeat(source) ? 'nested-quantifier' : null;
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** One step of the scan: escapes and character classes are single atoms. */
const ATOM = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/gu;

function repeatsARepeat(source: string): boolean {
  const groups: { risky: boolean }[] = [];
  for (const atom of source.matchAll(ATOM)) {
    const top = groups.at(-1);
    const rest = source.slice(atom.index + atom[0].length);
    if (atom[0] === '(') groups.push({ risky: false });
    else if (atom[0] === ')') {
      const closed = groups.pop();
      if (closed?.risky && REPEATS.test(rest)) return true;
      if (closed?.risky && groups.length > 0) markRisky(groups);
    } else if (top && (atom[0] === '|' || VARIES.test(source.slice(atom.index)))) top.risky = true;
  }
  return false;
}

function markRisky(groups: { risky: boolean }[]): void {
  const outer = groups.at(-1);
  if (outer) outer.risky = true;
}
