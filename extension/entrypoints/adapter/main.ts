import { mount } from 'svelte';
import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/base.css';
import '../../../shared/ui/fields.css';
import '../panel/panel.css';
import { preferredLocale, setLocale } from '../../../shared/ui/locale.svelte.ts';
import AdapterWindow from '../../areas/adapters/AdapterWindow.svelte';
import type { DescribedPage } from '../../areas/adapters/adapter-messages.ts';
import { DescribeDesk } from '../../areas/adapters/describe-desk.svelte.ts';
import { askBy } from '../panel/ask.ts';

// The extension's own content security policy forbids eval, which full-speed schemas would try.
z.config({ jitless: true });

const target = document.getElementById('app');
if (target === null) throw new Error('The window has no place to mount.');

const ask = askBy((message) => browser.runtime.sendMessage(message));
/** The address carries this and nothing else; the background knows which tab it is about. */
const key = location.hash.slice(1);

/** The page beside the window; null when there is none, or the background does not answer. */
async function pageBeside(): Promise<DescribedPage | null> {
  const answer = await ask('adapter.read', { key }).catch(() => null);
  const locale =
    answer === null ? preferredLocale(navigator.languages) : answer.ok ? answer.page.locale : answer.locale;
  setLocale(locale);
  return answer?.ok === true ? answer.page : null;
}

const page = await pageBeside();
const desk = page?.origin ? new DescribeDesk(ask, key, page.origin) : null;
mount(AdapterWindow, { target, props: { page, desk } });
