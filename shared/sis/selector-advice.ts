/** More steps than this from the first segment to the last, and one of them changes soon. */
const COMBINATORS_MAX = 4;
/** They match by where an element stands among others, or by what the reader does with it. */
const PSEUDO =
  /:(?:first|last|only|nth)[\w-]*|:(?:hover|active|focus|focus-within|focus-visible|checked|enabled|disabled|visited|target|empty)\b/u;
const STARTS_WITH_TAG = /^[a-z][\w-]*/iu;

type SelectorAdvice = 'no-tag' | 'pseudo-class' | 'too-deep';

/** What should be thought about of a selector: each kind once, whatever it is of. */
export function selectorAdvice(css: string): SelectorAdvice[] {
  const parts = partsOf(css, (letter) => letter === ',').map(segmentsOf);
  const found: SelectorAdvice[] = [];
  if (parts.some((segments) => segments.some((segment) => !STARTS_WITH_TAG.test(segment)))) found.push('no-tag');
  if (PSEUDO.test(withoutTexts(css))) found.push('pseudo-class');
  if (parts.some((segments) => segments.length - 1 > COMBINATORS_MAX)) found.push('too-deep');
  return found;
}

/** The compound selectors of a selector, between its combinators: `table > tr td` has three. */
export function segmentsOf(css: string): string[] {
  return partsOf(css, (letter) => /[\s>+~]/u.test(letter));
}

/** Divides where a letter divides outside of brackets and quotation marks; nothing empty is left. */
function partsOf(css: string, divides: (letter: string) => boolean): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const letter of css) {
    if (quote === '' && depth === 0 && divides(letter)) {
      parts.push('');
      continue;
    }
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if ('[('.includes(letter)) depth += 1;
    else if ('])'.includes(letter)) depth -= 1;
    parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A word such as `:first` inside an attribute's value is no pseudo-class. */
function withoutTexts(css: string): string {
  return css.replace(/"[^"]*"|'[^']*'/gu, '""');
}
