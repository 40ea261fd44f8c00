/**
 * Keeps one copy of each text. A roster repeats its ids, days and words hundreds of thousands of times, and every field
 * read from a file or a database is a text of its own.
 */
export function createIntern(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const one = known.get(text);
    if (one !== undefined) return one;
    known.set(text, text);
    return text;
  };
}
