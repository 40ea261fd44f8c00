import { createPublicKey, hash, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { linesOf } from '../../shared/audit/verify-parts.ts';
import { verifyExport, type Verdict } from '../../shared/audit/verify.ts';

const USAGE = `Usage: npm run verify-audit -- FILE [--key FILE]
  --key FILE  the public keys of the trail, one a line, which the district gave you apart from this file`;
const NO_KEY = `
ATTENTION: without --key FILE the keys in the file itself were trusted. That proves only that the file is consistent
in itself: anybody could have made it. Ask the district for the public key of its trail.\n`;
const NO_KEY_BROKEN = 'Without --key FILE only the keys in the file itself were asked.\n';
/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const DER = Buffer.from('302a300506032b6570032100', 'hex');

const crypto = {
  hash: (bytes: Uint8Array) => hash('sha256', bytes, 'buffer'),
  async verify(raw: Uint8Array, text: Uint8Array, signature: Uint8Array) {
    const key = createPublicKey({ key: Buffer.concat([DER, raw]), format: 'der', type: 'spki' });
    return verify(null, text, key, signature);
  },
};

function words({ fault, whole, entries, upTo }: Verdict, hasKey: boolean): string {
  const good = whole
    ? `Entries 1 to ${upTo} are as they were signed; nothing can be said after entry ${upTo}.`
    : `Entries that are as they were signed: ${entries}, in a trail of ${upTo}; nothing is said of any other.`;
  if (fault === null && hasKey) return `WHOLE: ${good}\n`;
  if (fault === null) return `CONSISTENT IN ITSELF, not proved to be the district's: ${good}\n${NO_KEY}`;
  const reach = entries === 0 ? 'No entry can be vouched for.' : good;
  return `NOT WHOLE: line ${fault.line}: ${fault.text}.\n${reach}\n${hasKey ? '' : NO_KEY_BROKEN}`;
}

/** Exit codes: 0 whole · 1 not whole · 2 the command cannot be understood or carried out. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { key: { type: 'string' } }, allowPositionals: true });
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) throw new Error(USAGE);
  const keys = values.key === undefined ? undefined : readFileSync(values.key, 'utf8').trim().split(/\s+/);
  if (keys?.some((key) => !/^[^\s+]+\+[0-9a-f]{8}\+A[\w+/]{43}$/.test(key)) ?? false)
    throw new Error(`${values.key} has what is not a public key.`);
  const details: string[] = [];
  const opened = (seq: number, detail: string) => void details.push(`Entry ${seq} says: ${detail}\n`);
  const verdict = await verifyExport(crypto, linesOf(createReadStream(file)), keys, opened);
  process.stdout.write(words(verdict, keys !== undefined) + (verdict.fault === null ? details.join('') : ''));
  process.exitCode = verdict.fault === null ? 0 : 1;
}

const isNoFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

main().catch((error: unknown) => {
  const said = error instanceof Error ? error.message : String(error);
  const path = isNoFile(error) ? error.path : undefined;
  process.stderr.write(path === undefined ? `${said}\n` : `There is no file ${path}. Nothing was checked.\n`);
  process.exitCode = 2;
});
