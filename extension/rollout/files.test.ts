import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GECKO_ID, PUBLIC_KEY } from '../identity.ts';
import { FEATURES, policyOf } from '../sync/policy.ts';
import { chromiumIdOf } from './chromium-id.ts';
import { rolloutFiles } from './files.ts';
import { districtManifest, managedValues, planOf, type Wishes } from './plan.ts';
import { regFile } from './reg-file.ts';

const schema = JSON.parse(readFileSync(new URL('../public/managed_schema.json', import.meta.url), 'utf8')) as {
  properties: Record<string, { type: string }>;
};
const wishes: Wishes = {
  serverUrl: 'https://facesheet.district.example',
  sites: ['https://sis.district.example', 'https://sis.district.example:8443', 'https://old.district.example'],
  chromiumId: chromiumIdOf(Buffer.from(PUBLIC_KEY, 'base64')),
  locale: 'es',
  blankMinutes: 10,
  featuresOff: ['letters', 'name-on-page'],
};
const plan = planOf(wishes);
const files = rolloutFiles(plan);
const read = (name: string) => JSON.parse(files[name] ?? '') as Record<string, Record<string, Record<string, never>>>;
const values = managedValues(plan);

/** Reads a `.reg` file as Windows does: key → name → value. Throws on a line that it would not take. */
function readReg(text: string): Record<string, Record<string, string | number>> {
  const [head, ...lines] = text.split('\r\n');
  expect(head).toBe('Windows Registry Editor Version 5.00');
  const keys: Record<string, Record<string, string | number>> = {};
  let key = '';
  for (const line of lines.filter((one) => one !== '')) {
    const path = /^\[(-?)(HKEY_LOCAL_MACHINE\\[^[\]\r\n]+)\]$/u.exec(line);
    const value = /^"((?:[^"\\]|\\["\\])+)"=(?:"((?:[^"\\]|\\["\\])*)"|dword:([0-9a-f]{8}))$/u.exec(line);
    if (path?.[1] === '-') {
      for (const one of Object.keys(keys).filter((k) => k.startsWith(path[2] ?? ''))) Reflect.deleteProperty(keys, one);
    } else if (path) keys[(key = path[2] ?? '')] ??= {};
    else if (value) {
      const [, name = '', said, number] = value;
      const there = (keys[key] ??= {});
      there[unescaped(name)] = number === undefined ? unescaped(said ?? '') : parseInt(number, 16);
    } else throw new Error(`Windows would not take the line ${line}`);
  }
  return keys;
}

const unescaped = (text: string) => text.replace(/\\(["\\])/gu, '$1');

/** A key and its lists, as Chrome reads them. */
function fromReg(keys: ReturnType<typeof readReg>, path: string): Record<string, unknown> {
  const lists = Object.keys(keys).filter((one) => one.startsWith(`${path}\\`));
  const read = lists.map((one) => [one.slice(path.length + 1), Object.values(keys[one] ?? {})] as const);
  return { ...keys[path], ...Object.fromEntries(read) };
}

describe('the files of a roll-out', () => {
  it('say every value that the schema knows, and the extension reads them all back', () => {
    expect(Object.keys(values).sort()).toEqual(Object.keys(schema.properties).sort());
    const { featuresOff, ...policy } = policyOf({ ...values });
    expect(policy).toMatchObject({ serverUrl: wishes.serverUrl, locale: 'es', blankMinutes: 10, sites: wishes.sites });
    expect(new Set(featuresOff)).toEqual(new Set(wishes.featuresOff));
  });

  it('for Linux, Google Admin and Firefox say the same values for the fixed ids', () => {
    expect(read('chrome-edge-linux.json')['3rdparty']?.['extensions']?.[plan.chromiumId]).toEqual(values);
    expect(read('firefox-policies.json')['policies']?.['3rdparty']?.['Extensions']?.[GECKO_ID]).toEqual(values);
    const admin = Object.entries(read('google-admin.json')).map(([name, one]) => [name, one['Value']]);
    expect(Object.fromEntries(admin)).toEqual(values);
  });

  it.each(['chrome', 'edge'] as const)('for %s on Windows says them too, in keys of its own', (browser) => {
    const keys = readReg(files[`${browser}-windows.reg`] ?? '');
    const at = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${browser === 'chrome' ? 'Google\\Chrome' : 'Microsoft\\Edge'}`;
    expect(fromReg(keys, `${at}\\3rdparty\\extensions\\${plan.chromiumId}\\policy`)).toEqual(values);
    const settings = fromReg(keys, `${at}\\ExtensionSettings\\${plan.chromiumId}`);
    const { override_update_url: overridden, ...rest } = read('chrome-edge-linux.json')['ExtensionSettings']?.[
      plan.chromiumId
    ] as unknown as Record<string, unknown>;
    const { toolbar_pin: pin, ...same } = rest;
    expect(settings).toMatchObject({ ...same, override_update_url: Number(overridden) });
    expect(settings[browser === 'chrome' ? 'toolbar_pin' : 'toolbar_state']).toBe(
      browser === 'chrome' ? pin : 'force_shown',
    );
    expect(Object.keys(keys).every((key) => key.includes(plan.chromiumId))).toBe(true);
  });

  it('allow the hosts of the district and no others', () => {
    const settings = read('chrome-edge-linux.json')['ExtensionSettings']?.[plan.chromiumId];
    expect(settings).toMatchObject({
      installation_mode: 'force_installed',
      runtime_blocked_hosts: ['*://*'],
      runtime_allowed_hosts: [
        'https://facesheet.district.example',
        'https://sis.district.example',
        'https://old.district.example',
      ],
    });
  });

  it('lead to one place, in the version that is rolled out', () => {
    const at = 'https://facesheet.district.example/extension';
    expect(files['updates.xml']).toContain(`codebase='${at}/facesheet.crx' version='${plan.version}'`);
    expect(files['updates.xml']).toContain(`appid='${plan.chromiumId}'`);
    expect(JSON.parse(files['updates.json'] ?? '')).toEqual({
      addons: { [GECKO_ID]: { updates: [{ version: plan.version, update_link: `${at}/facesheet.xpi` }] } },
    });
    expect(
      Object.values(rolloutFiles(planOf({ ...wishes, filesUrl: 'https://cdn.example/x' }))).join(''),
    ).not.toContain(at);
  });

  it('say nothing of what the district leaves open', () => {
    const bare = planOf({ serverUrl: wishes.serverUrl, sites: wishes.sites, chromiumId: wishes.chromiumId });
    expect(Object.keys(managedValues(bare))).toEqual(['serverUrl', 'sites']);
  });

  it('whatever is in them, Windows takes every line', () => {
    const value = fc
      .oneof(fc.string(), fc.webUrl(), fc.constantFrom(...FEATURES))
      .map((one) => one.replace(/[\r\n\0]/gu, ''));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b c', 'd"e'), fc.oneof(value, fc.array(value), fc.nat(), fc.boolean())),
        (one) => {
          const given = Object.fromEntries(
            Object.entries(one).map(([name, said]) => [name, typeof said === 'boolean' ? Number(said) : said]),
          );
          const path = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\X';
          expect(fromReg(readReg(regFile([{ path, values: one }])), path)).toEqual(given);
        },
      ),
      { numRuns: 60, examples: [[{ a: 'C:\\"x"' }], [{ a: ['1', '2'], 'b c': true }], [{ a: [] }]] },
    );
  });
});

describe('the district’s own build', () => {
  const manifest = {
    name: 'Facesheet',
    key: PUBLIC_KEY,
    permissions: ['storage'],
    optional_host_permissions: ['https://*/*'],
    browser_specific_settings: { gecko: { id: GECKO_ID, strict_min_version: '128.0' } },
  };

  it('is granted exactly the district’s hosts at installation, asks for no others, and has no key of ours', () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      const own = districtManifest(manifest, plan, browser);
      expect(own).toMatchObject({
        permissions: ['storage'],
        host_permissions: [
          'https://facesheet.district.example/*',
          'https://sis.district.example/*',
          'https://old.district.example/*',
        ],
      });
      expect(own).not.toHaveProperty('key');
      expect(own).not.toHaveProperty('optional_host_permissions');
      expect(JSON.stringify(own)).toContain(`/extension/updates.${browser === 'chromium' ? 'xml' : 'json'}`);
    }
  });

  it('has in Chrome the id of the key it is packed with', () => {
    expect(wishes.chromiumId).toBe('hokajbjampllafjogofflfbafjcohipo');
    const hex = createHash('sha256').update(Buffer.from(PUBLIC_KEY, 'base64')).digest('hex');
    expect(wishes.chromiumId).toHaveLength(32);
    expect(wishes.chromiumId.charCodeAt(0) - 'a'.charCodeAt(0)).toBe(parseInt(hex.charAt(0), 16));
  });
});
