import { fromBase64, toBase64 } from './base64.ts';
import type { Sha256 } from './tree.ts';

/** Ed25519, as this platform has it. */
export type CheckSignature = (publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** The text of a note (C2SP signed-note) that one of these keys signed, and none wrongly. Throws `RangeError`. */
export async function signedText(check: CheckSignature, keys: readonly string[], note: string): Promise<string> {
  const [text = '', below = '', more] = note.split('\n\n');
  const lines = below.split('\n').slice(0, -1);
  let isSigned = false;
  for (const [dash, name = '', coded = '', rest] of lines.map((line) => line.split(' '))) {
    const bytes = fromBase64(coded);
    const id = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const key = keys.find((one) => one.startsWith(`${name}+${id}+`));
    if (dash !== '—' || rest !== undefined || more !== undefined) throw new RangeError('this is not a signed note');
    if (key === undefined) continue;
    const publicKey = fromBase64(key.slice(name.length + id.length + 2)).subarray(1);
    const isRight = await check(publicKey, new TextEncoder().encode(`${text}\n`), bytes.subarray(4));
    if (!isRight) throw new RangeError('the signature does not belong to this text');
    isSigned = true;
  }
  if (!isSigned) throw new RangeError('none of the trusted keys signed this');
  return `${text}\n`;
}

/** The members of a line that is an object. Throws when it is none, or could be read in two ways. */
export function fieldsOf(line: string): Record<string, unknown> {
  const fields: unknown = JSON.parse(line);
  if (typeof fields === 'object' && fields !== null && JSON.stringify(fields) === line) return { ...fields };
  throw new SyntaxError();
}

/** The number that a stored line gives itself. Throws when it is no line. */
export function seqOf(line: string): number {
  const parts: unknown = JSON.parse(line);
  if (Array.isArray(parts) && parts[0] === 1 && parts.length === 15 && Number.isInteger(parts[1]))
    return Number(parts[1]);
  throw new SyntaxError();
}

/** The detail that an opening shows, where the line is committed to it, which it is with its last member; else undefined. */
export function openedDetail(hash: Sha256, line: string, opening: object): string | undefined {
  const { salt, detail } = { salt: '', detail: '', ...opening };
  const bytes = new Uint8Array([...fromBase64(String(salt)), ...new TextEncoder().encode(String(detail))]);
  return line.endsWith(`,"${toBase64(hash(bytes))}"]`) ? String(detail) : undefined;
}

/** A file's lines, by line feeds alone: what else ends lines elsewhere is part of them. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest + decoder.decode();
}
