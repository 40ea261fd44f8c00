import browser from 'webextension-polyfill';
import '../../../shared/ui/tokens.css';
import './flag.css';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { pronounWords } from '../../../shared/ui/names/flag-words.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { FLAG_PORT, type FlagState } from '../../areas/names/name-messages.ts';
import { keepLinked } from '../panel/link.ts';

const place = document.getElementById('flag');
if (place === null) throw new Error('The flag has no place.');

/** Plain text, whatever somebody wrote. */
function show({ flag, locale }: FlagState): void {
  if (place === null) return;
  setLocale(locale);
  document.documentElement.lang = locale;
  place.hidden = flag === null;
  place.textContent = flag === null ? '' : [flag.name, pronounWords(flag.pronouns)].filter(Boolean).join(' · ');
  place.title = flag === null ? '' : `${m.np_flag()}: ${place.textContent}`;
}

const nothing = () => show({ flag: null, locale: 'en' });

keepLinked<FlagState>({
  connect: () => {
    const port = browser.runtime.connect({ name: FLAG_PORT });
    // What is shown is only as true as its source: without it, nothing is.
    port.onDisconnect.addListener(nothing);
    return port;
  },
  onState: show,
  onLost: nothing,
  wait: (done, ms) => window.setTimeout(done, ms),
});
