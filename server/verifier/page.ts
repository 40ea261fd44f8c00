import { browserCrypto } from '../../shared/audit/browser-crypto.ts';
import { hexOf, namedCopies } from '../../shared/audit/named-copy.ts';
import { decodeKey } from '../../shared/audit/note.ts';
import { verifyExport } from '../../shared/audit/verify.ts';
import { linesOf } from '../../shared/audit/verify-parts.ts';
import { m } from '../../shared/messages/generated/messages.js';
import { chunksOf } from './chunks.ts';
import { type Found, type FoundCopy, type Locale, wordsOf } from './found.ts';

const STATIC = {
  title: m.vf_title,
  lead: m.vf_lead,
  file: m.vf_file,
  drop: m.vf_drop,
  copy: m.vf_copy,
  copy_hint: m.vf_copy_hint,
  key: m.vf_key,
  key_hint: m.vf_key_hint,
  go: m.vf_go,
  cancel: m.vf_cancel,
};

function the<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return found;
}

const form = the('form', HTMLFormElement);
const file = the('#file', HTMLInputElement);
const copy = the('#copy', HTMLInputElement);
const key = the('#key', HTMLTextAreaElement);
const go = the('#go', HTMLButtonElement);
const cancel = the('#cancel', HTMLButtonElement);
const progress = the('#done', HTMLProgressElement);
const place = the('#found', HTMLElement);

let locale: Locale = navigator.language.startsWith('es') ? 'es' : 'en';
let found: Found | null = null;
let running: AbortController | null = null;

function show(): void {
  document.documentElement.lang = locale;
  document.title = m.vf_title({}, { locale });
  for (const [name, text] of Object.entries(STATIC)) {
    the(`[data-text=${name}]`, HTMLElement).textContent = text({}, { locale });
  }
  for (const button of document.querySelectorAll('[data-locale]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-locale') === locale));
  }
  progress.setAttribute('aria-label', m.vf_running({}, { locale }));
  place.replaceChildren(...(found === null ? [] : [drawn(found)]));
}

function drawn(one: Found): HTMLElement {
  const { mark, title, lines, warning } = wordsOf(one, locale);
  const box = document.createElement('div');
  box.className = mark;
  const add = (kind: string, text: string, name = '') => {
    const part = document.createElement(kind);
    part.textContent = text;
    part.className = name;
    box.append(part);
  };
  add('h2', title);
  for (const line of lines) add('p', line);
  if (warning !== undefined) add('p', warning, 'warn');
  return box;
}

function keysGiven(hash: Parameters<typeof decodeKey>[0]): string[] | undefined {
  const keys = key.value.split(/\s+/).filter(Boolean);
  for (const one of keys) decodeKey(hash, one);
  return keys.length === 0 ? undefined : keys;
}

/** Whether the chosen copy is one that the opened details name. It is read whole: it is a paper. */
async function copyFound(
  hash: Parameters<typeof decodeKey>[0],
  details: ReadonlyMap<number, string>,
): Promise<{ readonly copy?: FoundCopy }> {
  const chosen = copy.files?.[0];
  if (chosen === undefined) return {};
  const named = namedCopies(details);
  if (named.length === 0) return { copy: 'none' };
  const sha256 = hexOf(hash(new Uint8Array(await chosen.arrayBuffer())));
  return { copy: named.find((one) => one.sha256 === sha256)?.seq ?? 'other' };
}

async function check(chosen: File, signal: AbortSignal): Promise<Found> {
  const crypto = await browserCrypto(globalThis.crypto.subtle);
  if (crypto === null) return { kind: 'old' };
  let keys: string[] | undefined;
  try {
    keys = keysGiven(crypto.hash);
  } catch {
    return { kind: 'bad-key' };
  }
  const onRead = (part: number) => void (progress.value = part);
  try {
    const details = new Map<number, string>();
    const opened = (seq: number, detail: string) => void details.set(seq, detail);
    const verdict = await verifyExport(crypto, linesOf(chunksOf(chosen, signal, onRead)), keys, opened);
    return { kind: 'verdict', verdict, hasKey: keys !== undefined, ...(await copyFound(crypto.hash, details)) };
  } catch {
    return { kind: signal.aborted ? 'cancelled' : 'unread' };
  }
}

async function run(): Promise<void> {
  const chosen = file.files?.[0];
  if (chosen === undefined || running !== null) return;
  running = new AbortController();
  found = null;
  busy(true);
  found = await check(chosen, running.signal);
  running = null;
  busy(false);
  place.focus();
}

function busy(is: boolean): void {
  go.disabled = is;
  cancel.hidden = !is;
  progress.hidden = !is;
  progress.value = 0;
  if (is) cancel.focus();
  show();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run();
});
cancel.addEventListener('click', () => running?.abort());
for (const button of document.querySelectorAll('[data-locale]')) {
  button.addEventListener('click', () => {
    locale = button.getAttribute('data-locale') === 'es' ? 'es' : 'en';
    show();
  });
}
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('is-over');
});
document.addEventListener('dragleave', () => document.body.classList.remove('is-over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('is-over');
  if (running !== null || event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
  file.files = event.dataTransfer.files;
  void run();
});
show();
