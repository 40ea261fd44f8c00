import { mount } from 'svelte';
import { v4 } from 'uuid';
import '../../shared/ui/tokens.css';
import '../../shared/ui/base.css';
import '../../shared/ui/fields.css';
import './console.css';
import { browserCrypto } from '../../shared/audit/browser-crypto.ts';
import { preferredLocale, setLocale } from '../../shared/ui/locale.svelte.ts';
import { apiOver } from './api.ts';
import App from './App.svelte';
import { sealedWriting } from './parts/sealed-writing.ts';
import { placeOf } from './place.svelte.ts';
import { storedUnder } from './stored.ts';
import { trailWatch, watchStoreOver } from './trail/watch.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The console page has no place to mount.');

setLocale(preferredLocale(navigator.languages));
// The API lies beside the console, also when both are served below a path.
const fetchBeside = (path: string, init: RequestInit) => fetch(new URL(`..${path}`, document.baseURI), init);
const api = apiOver(fetchBeside);
const stored = storedUnder(new URL('..', document.baseURI).pathname);
const watch = trailWatch({
  api,
  store: watchStoreOver(localStorage, stored.trail),
  crypto: browserCrypto(crypto.subtle),
  now: Date.now,
});
const writing = sealedWriting({
  cells: localStorage,
  prefix: stored.written,
  crypto,
  open: api.openDrafts,
  newId: v4,
  now: Date.now,
});
window.addEventListener('storage', () => void watch.readAgain());
mount(App, { target, props: { api, place: placeOf(window), watch, writing } });
