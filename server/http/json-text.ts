/** A JSON text that was not made here: what the database built, or another text of this kind. */
export interface JsonText {
  readonly text: string;
}

export const jsonText = (text: string): JsonText => ({ text });

/** The object with more members whose values are JSON already. */
export function withMembers(object: object, members: Readonly<Record<string, JsonText>>): JsonText {
  const own = JSON.stringify(object);
  const more = Object.entries(members).map(([name, { text }]) => `${JSON.stringify(name)}:${text}`);
  const all = [own.slice(1, -1), ...more].filter((part) => part !== '');
  return { text: `{${all.join(',')}}` };
}

/** Headers of an answer that is such a text. */
export const JSON_HEADERS = { 'content-type': 'application/json' } as const;
