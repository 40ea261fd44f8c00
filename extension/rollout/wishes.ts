import { createPublicKey } from 'node:crypto';
import { parseArgs } from 'node:util';
import { PUBLIC_KEY } from '../identity.ts';
import { FEATURES, policyOf } from '../sync/policy.ts';
import { chromiumIdOf } from './chromium-id.ts';
import type { Wishes } from './plan.ts';

export const USAGE = `npm run rollout -- --server https://facesheet.district.example --sis https://sis.district.example
  --server URL         the address of the district's Facesheet server
  --sis URL            an address of the student information system; once for each
  --key FILE           the key (PEM) that the extension is packed with for Chrome and Edge; its id follows from it
  --files URL          where the packed extension is served; else below /extension beside the server
  --locale en|es       the language until the user chooses one
  --blank-minutes N    minutes without a key or a press after which panels cover student data
  --off NAME           switches off ${FEATURES.join(', ')}; once for each
  --out FOLDER         where all is written; else dist/rollout, which is made anew`;

const OPTIONS = {
  server: { type: 'string' },
  sis: { type: 'string', multiple: true },
  key: { type: 'string' },
  files: { type: 'string' },
  locale: { type: 'string' },
  'blank-minutes': { type: 'string' },
  off: { type: 'string', multiple: true },
  out: { type: 'string' },
} as const;

type Asked = { readonly ok: true; readonly wishes: Wishes; readonly out: string } | { ok: false; why: string };

/**
 * Reads what an administrator typed. Unlike the extension, which passes over a malformed value, it refuses each: here
 * somebody can still put it right. `read` gives a file's bytes and may throw.
 */
export function readWishes(args: readonly string[], read: (path: string) => Uint8Array): Asked {
  try {
    return { ok: true, ...checked(parseArgs({ args: [...args], options: OPTIONS }).values, read) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

interface Given {
  server?: string | undefined;
  sis?: string[] | undefined;
  key?: string | undefined;
  files?: string | undefined;
  locale?: string | undefined;
  'blank-minutes'?: string | undefined;
  off?: string[] | undefined;
  out?: string | undefined;
}

function checked(given: Given, read: (path: string) => Uint8Array): { wishes: Wishes; out: string } {
  const minutes = given['blank-minutes'] === undefined ? undefined : Number(given['blank-minutes']);
  const raw = { serverUrl: given.server, locale: given.locale, blankMinutes: minutes, featuresOff: given.off };
  const { serverUrl, locale, blankMinutes, featuresOff } = policyOf(raw);
  if (serverUrl === null) throw new Error('--server must name the https address of the Facesheet server.');
  if (given.locale !== undefined && locale === null) throw new Error('--locale is en or es.');
  if (minutes !== undefined && blankMinutes === null) throw new Error('--blank-minutes is a whole number, 1 to 480.');
  const unknown = (given.off ?? []).filter((name) => !featuresOff.some((feature) => feature === name));
  if (unknown.length > 0) throw new Error(`--off ${unknown.join(', ')} is none of ${FEATURES.join(', ')}.`);
  const sites = (given.sis ?? []).map(siteOf);
  if (sites.length === 0) throw new Error('--sis must name the address of the student information system.');
  return {
    wishes: {
      serverUrl,
      sites: [...new Set(sites)],
      chromiumId: given.key === undefined ? OUR_ID : chromiumIdOf(publicKeyOf(read(given.key))),
      filesUrl: given.files === undefined ? undefined : filesUrlOf(given.files),
      locale,
      blankMinutes: blankMinutes ?? undefined,
      featuresOff,
    },
    out: given.out ?? 'dist/rollout',
  };
}

const OUR_ID = chromiumIdOf(Buffer.from(PUBLIC_KEY, 'base64'));

function siteOf(address: string): string {
  const [site] = policyOf({ sites: [address] }).sites ?? [];
  if (site === undefined) throw new Error(`--sis ${address} is no https address.`);
  return site;
}

function filesUrlOf(address: string): string {
  const { serverUrl } = policyOf({ serverUrl: address });
  if (serverUrl === null) throw new Error('--files must be an https address.');
  return serverUrl;
}

/** The public half of a key, whichever half is given, as the browsers hash it. */
const publicKeyOf = (pem: Uint8Array): Uint8Array =>
  createPublicKey(Buffer.from(pem)).export({ type: 'spki', format: 'der' });
