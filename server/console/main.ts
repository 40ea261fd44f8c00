import { mount } from 'svelte';
import '../../shared/ui/tokens.css';
import '../../shared/ui/base.css';
import '../../shared/ui/fields.css';
import './console.css';
import { preferredLocale, setLocale } from '../../shared/ui/locale.svelte.ts';
import { apiOver } from './api.ts';
import App from './App.svelte';
import { placeOf } from './place.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The console page has no place to mount.');

setLocale(preferredLocale(navigator.languages));
// The API lies beside the console, also when both are served below a path.
const fetchBeside = (path: string, init: RequestInit) => fetch(new URL(`..${path}`, document.baseURI), init);
mount(App, { target, props: { api: apiOver(fetchBeside), place: placeOf(window) } });
