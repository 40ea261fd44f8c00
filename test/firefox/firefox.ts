import puppeteer, { type Browser as Driven } from 'puppeteer-core';
import { GECKO_ID } from '../../extension/identity.ts';
import { until } from '../e2e/browser.ts';
import type { Tabs } from '../e2e/driver.ts';
import { FIREFOX_DEMO_EXTENSION } from '../tools/build.ts';
import { findFirefox } from '../tools/find-firefox.mjs';
import type { World } from '../e2e/world.ts';
import { FirefoxTab } from './tab.ts';

/** Firefox gives each installation an origin by chance; here it is said, so that tests find its pages. */
const UUID = '5f6b3c1e-7d0a-4c1b-9a53-0c6a6f2f9b11';
const ORIGIN = `moz-extension://${UUID}`;

/** Settings of Firefox itself, as `about:config` has them. */
export type Prefs = Readonly<Record<string, string | number | boolean>>;

export interface Firefox extends Tabs<FirefoxTab> {
  readonly origin: string;
  /** A page of the extension, such as `options.html`. */
  ownPage(path: string): Promise<FirefoxTab>;
  /** The tab in which a page of the extension was opened by itself, once it is there. */
  opened(path: string): Promise<FirefoxTab>;
  close(): Promise<void>;
}

/** Real Firefox with the built extension, pointed at the world's server, in a profile of its own. */
export async function startFirefox(world: World, prefs: Prefs = {}): Promise<Firefox> {
  const driven = await launch(GECKO_ID, prefs);
  await driven.installExtension(FIREFOX_DEMO_EXTENSION);
  const firefox = actsOf(driven);
  const options = await firefox.ownPage('options.html');
  await options.getByLabel('Server address').fill(world.url);
  await options.getByRole('button', { name: 'Check and save' }).click();
  await options.getByText('Saved. Facesheet is connected.').waitFor();
  await until(() => options.evaluate(hasLauncher), 'the launcher');
  await options.close();
  return firefox;
}

/** The same with what the machine's policies install: unsigned, and from loopback, as Firefox's extended support allows. */
export async function startManagedFirefox(geckoId: string): Promise<Firefox> {
  const unsigned = {
    'xpinstall.signatures.required': false,
    'extensions.install.requireSecureOrigin': false,
    // The address of its updates has no TLS here.
    'extensions.checkUpdateSecurity': false,
  };
  return actsOf(await launch(geckoId, unsigned));
}

function actsOf(driven: Driven): Firefox {
  const newPage = async () => new FirefoxTab(await driven.newPage());
  return {
    origin: ORIGIN,
    newPage,
    async ownPage(path) {
      const page = await newPage();
      await page.goto(`${ORIGIN}/${path}`);
      return page;
    },
    async opened(path) {
      let found: FirefoxTab | undefined;
      await until(async () => {
        const tabs = (await driven.pages()).map((page) => new FirefoxTab(page));
        const addresses = await Promise.all(tabs.map((tab) => tab.url()));
        found = tabs[addresses.findIndex((address) => address.startsWith(`${ORIGIN}/${path}`))];
        return found !== undefined;
      }, `${path} to be opened`);
      if (found === undefined) throw new Error(`${path} went away.`);
      return found;
    },
    close: () => driven.close(),
  };
}

async function launch(geckoId: string, prefs: Prefs): Promise<Driven> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('No Firefox was found. Install it, or name one with FIREFOX.');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: { width: 1366, height: 860 },
    // Pages of the extension are not shown to a driver without it.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: UUID }),
      'intl.accept_languages': 'en-US',
      ...prefs,
    },
  });
}

/** Runs in a page of the extension. */
async function hasLauncher(): Promise<boolean> {
  const { browser } = globalThis as unknown as { browser: typeof chrome };
  return (await browser.scripting.getRegisteredContentScripts()).length > 0;
}
