import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { failed } from './faults.ts';
import { NO_POLICY, serverAddress } from './policy.ts';
import { readSettings, saveSettings, type SettingsParts } from './settings.ts';
import { KEYS } from './storage-keys.ts';
import { fakeKept } from './testing/fake-kept.ts';

function setUp(policy: Record<string, unknown> = {}, live: unknown = { ok: true, value: {} }) {
  const { kept, cells } = fakeKept();
  const parts: SettingsParts = {
    kept,
    managed: () => Promise.resolve(policy),
    demoServerUrl: '',
    browserLocale: () => 'es-MX',
  };
  return { parts, cells, client: { live: () => Promise.resolve(live) } as unknown as Client };
}

describe('the server address', () => {
  it.each([
    ['https://facesheet.district.example/', 'https://facesheet.district.example'],
    [' https://a.example/base// ', 'https://a.example/base'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://a.example', null],
    ['https://user:pw@a.example', null],
    ['https://a.example?x=1', null],
    ['javascript:alert(1)', null],
    ['', null],
    [7, null],
  ])('%s is %s', (text, address) => {
    expect(serverAddress(text)).toBe(address);
  });
});

describe('settings', () => {
  it('policy beats the user, and a malformed policy is ignored value by value', async () => {
    const managed = setUp({ serverUrl: 'https://d.example', locale: 'fr' });
    await managed.parts.kept.write(KEYS.settings, { serverUrl: 'https://mine.example', locale: 'en' });
    expect(await readSettings(managed.parts)).toEqual({
      serverUrl: 'https://d.example',
      managed: true,
      locale: 'en',
      policy: { ...NO_POLICY, serverUrl: 'https://d.example' },
    });
    expect(await readSettings(setUp({ serverUrl: 'nonsense' }).parts)).toEqual({
      serverUrl: '',
      managed: false,
      locale: 'es',
      policy: NO_POLICY,
    });
  });

  it('keeps an address only when a Facesheet server answers there', async () => {
    const { parts, client } = setUp();
    expect(await saveSettings(parts, client, { serverUrl: 'https://a.example/', locale: 'en' })).toEqual({
      ok: true,
      moved: true,
      respoken: true,
    });
    expect(await readSettings(parts)).toMatchObject({ serverUrl: 'https://a.example', locale: 'en' });
    expect(await saveSettings(parts, client, { serverUrl: 'x', locale: 'en' })).toEqual({
      ok: false,
      why: 'bad-address',
    });
    for (const [cause, why] of [
      ['offline', 'not-answering'],
      ['nonsense', 'not-facesheet'],
    ] as const) {
      const other = setUp({}, failed({ cause }));
      expect(await saveSettings(other.parts, other.client, { serverUrl: 'https://b.example', locale: 'en' })).toEqual({
        ok: false,
        why,
      });
      expect(other.cells.local).toEqual({});
    }
  });

  it('does not let a user leave the district server', async () => {
    const { parts, client } = setUp({ serverUrl: 'https://d.example' });
    expect(await saveSettings(parts, client, { serverUrl: 'https://a.example', locale: 'en' })).toEqual({
      ok: false,
      why: 'managed',
    });
    expect(await saveSettings(parts, client, { serverUrl: 'https://d.example', locale: 'en' })).toEqual({
      ok: true,
      moved: false,
      respoken: true,
    });
    expect(await saveSettings(parts, client, { serverUrl: 'https://d.example', locale: 'en' })).toEqual({
      ok: true,
      moved: false,
      respoken: false,
    });
  });

  it('ends the session when the server is another', async () => {
    const { parts, client, cells } = setUp();
    cells.session.session = { token: 't' };
    await saveSettings(parts, client, { serverUrl: 'https://a.example', locale: 'en' });
    expect(cells.session).toEqual({});
  });
});
