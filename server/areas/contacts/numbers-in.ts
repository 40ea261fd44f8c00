/** Shorter employee numbers cannot be told from the numbers of rooms, rules and levels. */
const LENGTH_MIN = 4;
/** Letters and digits without a break, at least one digit among them; no part of a telephone number or a date. */
const NUMBER = /(?<![\p{L}\p{N}])(?<!\p{N}[-./])[\p{L}\p{N}]*\p{Nd}[\p{L}\p{N}]*(?![\p{L}\p{N}])(?![-./]\p{N})/gu;
const YEAR = /^(?:19|20)\d\d$/u;

/** What in a text can be somebody's number, as it is written: `ref 30101` has one; `555-0142`, a date or a year none. */
export function numbersIn(text: string): string[] {
  const words = text.normalize('NFKC').match(NUMBER) ?? [];
  return words.filter((word) => word.length >= LENGTH_MIN && !YEAR.test(word));
}
