import { mount } from 'svelte';
import browser from 'webextension-polyfill';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/base.css';
import '../../../shared/ui/fields.css';
import '../panel/panel.css';
import { preferredLocale, setLocale } from '../../../shared/ui/locale.svelte.ts';
import { THREAT_CHECKS } from '../../areas/access/check.ts';
import EmergencyWindow from '../../areas/access/EmergencyWindow.svelte';
import { FormDesk } from '../../areas/forms/form-desk.svelte.ts';
import { PAGE_TOOLS } from '../../areas/forms/keeper.ts';
import type { EmergencyErrand, ThreatForm } from '../../messages.ts';
import { isBlankThreat } from '../../sync/blank.ts';
import { askBy } from '../panel/ask.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The window has no place to mount.');

const ask = askBy((message) => browser.runtime.sendMessage(message));
/** The address carries this and nothing else; the background knows what the window is for. */
const key = location.hash.slice(1);

/** What the window is for; null when it is for nothing, or the background does not answer. */
async function errandOf(): Promise<EmergencyErrand | null> {
  const answer = await ask('emergency.read', { key }).catch(() => null);
  setLocale(answer === null ? preferredLocale(navigator.languages) : answer.ok ? answer.errand.locale : answer.locale);
  return answer?.ok === true ? answer.errand : null;
}

const errand = await errandOf();
const desk = new FormDesk<ThreatForm>(
  {
    blank: () => ({ threat: '' }),
    isBlank: isBlankThreat,
    checks: () => Promise.resolve(THREAT_CHECKS),
    keep: (form) => ask('emergency.keep', { key, form }),
    send: (form) => ask('emergency.open', { key, form }),
    drop: () => ask('emergency.keep', { key, form: { threat: '' } }),
  },
  errand?.draft ?? null,
  PAGE_TOOLS,
);
/** By its tab: not every browser lets a page close a window that it did not open itself. */
async function close(): Promise<void> {
  desk.flush();
  const { id } = await browser.tabs.getCurrent();
  if (id !== undefined) await browser.tabs.remove(id);
}

mount(EmergencyWindow, { target, props: { errand, desk, close: () => void close() } });
