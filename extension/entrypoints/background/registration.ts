import browser from 'webextension-polyfill';
import { launch } from './pages.ts';

const SCRIPT_ID = 'launcher';

/** A match pattern for an origin. Patterns carry no port; who may speak is checked by exact origin. */
export function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Registers the launcher for exactly the adapters' origins that the user or the district has permitted. */
export async function registerLauncher(origins: readonly string[]): Promise<string[]> {
  const patterns = [...new Set(origins.map(patternOf))];
  const permitted = await Promise.all(patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })));
  const matches = patterns.filter((_, i) => permitted[i]);
  await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] }).catch(() => undefined);
  if (matches.length > 0) {
    await browser.scripting.registerContentScripts([
      {
        id: SCRIPT_ID,
        matches,
        js: ['launcher.js'],
        allFrames: true,
        runAt: 'document_end',
        persistAcrossSessions: true,
      },
    ]);
  }
  return matches;
}

/** A registered script does not reach tabs that are already open: there it is run once. */
export async function launchInOpenTabs(matches: string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [launch(id)])));
}
