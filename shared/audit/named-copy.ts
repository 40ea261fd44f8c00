/** A file that an entry of the trail names by its hash. */
export interface NamedCopy {
  readonly seq: number;
  /** Hex. */
  readonly sha256: string;
}

/** The copies that the opened details name. A detail that is of something else names none. */
export function namedCopies(details: ReadonlyMap<number, string>): readonly NamedCopy[] {
  return [...details].flatMap(([seq, detail]) => {
    const said = parsed(detail);
    const sha256 = typeof said === 'object' && said !== null && 'sha256' in said ? said.sha256 : undefined;
    return typeof sha256 === 'string' ? [{ seq, sha256 }] : [];
  });
}

function parsed(detail: string): unknown {
  try {
    return JSON.parse(detail);
  } catch {
    return null;
  }
}

/** Bytes in hex, as hashes of files are said. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
