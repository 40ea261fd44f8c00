/** Bytes as base64, in a browser as on a server; also of more than a function takes arguments. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Bytes of a base64 text. Throws `RangeError` when it is none. */
export function fromBase64(text: string): Uint8Array {
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
  // `atob` overlooks blanks, missing padding and bits to spare: a text that verifies must have one form only.
  if (!isBase64 || btoa(atob(text)) !== text) throw new RangeError('not base64');
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
