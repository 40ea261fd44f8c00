import { mount } from 'svelte';
import browser from 'webextension-polyfill';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/base.css';
import '../../../shared/ui/fields.css';
import { preferredLocale, setLocale } from '../../../shared/ui/locale.svelte.ts';
import { Kept } from '../../sync/kept.ts';
import { askBy } from '../panel/ask.ts';
import App from './App.svelte';
import type { SiteAccess } from './site-access.ts';
import { missingSites } from './sites.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The settings page has no place to mount.');

const kept = new Kept({ session: browser.storage.session, local: browser.storage.local });
const sites: SiteAccess = {
  allow: (patterns) => browser.permissions.request({ origins: patterns }),
  missing: () => missingSites(kept, (pattern) => browser.permissions.contains({ origins: [pattern] })),
  onChange: (changed) => {
    browser.storage.local.onChanged.addListener(changed);
    return () => browser.storage.local.onChanged.removeListener(changed);
  },
};

setLocale(preferredLocale(navigator.languages));
/** The background reads the policy anew at the same event: it is asked once it has. */
const onPolicy = (changed: () => void) => {
  const heard = (_changes: unknown, area: string) => {
    if (area === 'managed') changed();
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
};

mount(App, { target, props: { ask: askBy((message) => browser.runtime.sendMessage(message)), sites, onPolicy } });
