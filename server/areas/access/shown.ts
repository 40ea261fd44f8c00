import { sha256, toBase64 } from '../../audit/sha256.ts';
import { type JsonText, jsonText } from '../../http/json-text.ts';

/** An answer as its text, with the hash by which the trail commits to what was shown. */
export function shownAs(answer: object): { text: JsonText; shown: string } {
  const text = JSON.stringify(answer);
  return { text: jsonText(text), shown: toBase64(sha256(Buffer.from(text, 'utf8'))) };
}

/** The ids that are there, for questions by many ids. */
export const present = (ids: readonly (string | null | undefined)[]): string[] =>
  ids.filter((id) => typeof id === 'string');
