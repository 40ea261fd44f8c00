import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { chromiumIdOf } from '../../extension/rollout/chromium-id.ts';
import { rolloutFiles } from '../../extension/rollout/files.ts';
import { districtManifest, PACKED, type Plan, planOf, UPDATES, type Wishes } from '../../extension/rollout/plan.ts';
import { GECKO_ID } from '../../extension/identity.ts';
import { bind } from '../../server/socket.ts';
import { FIREFOX_STORE_EXTENSION, STORE_EXTENSION } from '../tools/build.ts';
import { changedJson } from '../tools/extension-zips.ts';
import { findChromium } from '../tools/find-chromium.mjs';
import { zipFolder } from '../tools/zip-folder.ts';

const HOST = '127.0.0.1';

/** A district's own build, packed with a key of its own and served as its web server would. */
export interface RolledOut {
  readonly plan: Plan;
  /** What of it the browsers fetched. */
  readonly fetched: readonly string[];
  close(): Promise<void>;
}

/** Packs and serves what a district's administrator would, by the files that `npm run rollout` writes. */
export async function rollOut(wishes: Omit<Wishes, 'chromiumId' | 'filesUrl'>, geckoId = GECKO_ID): Promise<RolledOut> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-rollout-'));
  const files = new Map<string, Uint8Array>();
  const fetched: string[] = [];
  const answer = (request: Request): Response => {
    const name = new URL(request.url).pathname.slice(1);
    const file = files.get(name);
    if (file === undefined) return new Response(null, { status: 404 });
    fetched.push(name);
    return new Response(Buffer.from(file), { headers: { 'content-type': 'application/octet-stream' } });
  };
  const socket = await bind(answer, { host: HOST, port: 0 });
  const key = join(folder, 'district.pem');
  const filesUrl = `http://${HOST}:${socket.port}`;
  const plan = { ...planOf({ ...wishes, chromiumId: newKey(key), filesUrl }), geckoId };
  files.set(PACKED.chromium, pack(folder, key, plan));
  files.set(PACKED.firefox, zipOf(plan, 'firefox'));
  for (const name of Object.values(UPDATES)) files.set(name, Buffer.from(rolloutFiles(plan)[name] ?? ''));
  return {
    plan,
    fetched,
    async close() {
      await socket.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a new key and gives the id that follows from it. */
function newKey(path: string): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(path, privateKey);
  return chromiumIdOf(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }));
}

function zipOf(plan: Plan, browser: 'chromium' | 'firefox'): Uint8Array {
  return zipFolder(browser === 'chromium' ? STORE_EXTENSION : FIREFOX_STORE_EXTENSION, (path, bytes) =>
    path === 'manifest.json' ? changedJson(bytes, (one) => districtManifest(one, plan, browser)) : bytes,
  );
}

/** Packed by the browser itself, as docs/rollout.md says. */
function pack(folder: string, key: string, plan: Plan): Uint8Array {
  const unpacked = join(folder, 'extension');
  for (const [path, bytes] of Object.entries(unzipSync(zipOf(plan, 'chromium')))) {
    mkdirSync(dirname(join(unpacked, path)), { recursive: true });
    writeFileSync(join(unpacked, path), bytes);
  }
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const pair = [`--pack-extension=${unpacked}`, `--pack-extension-key=${key}`];
  execFileSync(findChromium() ?? '', [...root, '--headless', `--user-data-dir=${join(folder, 'packs')}`, ...pair], {
    stdio: 'ignore',
  });
  const packed = join(folder, PACKED.chromium);
  renameSync(`${unpacked}.crx`, packed);
  return readFileSync(packed);
}
