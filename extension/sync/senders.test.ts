import { describe, expect, it } from 'vitest';
import { surfaceOf, type Sender } from './senders.ts';

const own = { id: 'abc', origin: 'chrome-extension://abc' };
const sis = new Set(['https://sis.example.test']);
const content: Sender = {
  id: 'abc',
  origin: 'https://sis.example.test',
  url: 'https://sis.example.test/x',
  frameId: 0,
  tab: { id: 7 },
};
const panel: Sender = { id: 'abc', origin: own.origin, url: `${own.origin}/panel.html#n`, frameId: 4, tab: { id: 7 } };
const options: Sender = { ...panel, url: `${own.origin}/options.html` };
const emergency: Sender = { ...panel, url: `${own.origin}/emergency.html#k`, frameId: 0 };

describe('who may say what', () => {
  it('lets each surface say its own', () => {
    expect(surfaceOf(content, 'hello', own, sis)).toEqual({ kind: 'content', tabId: 7, frameId: 0 });
    expect(surfaceOf(content, 'host.toggle', own, sis)).not.toBeNull();
    expect(surfaceOf({ ...content, frameId: 3 }, 'reader.sighting', own, sis)).not.toBeNull();
    expect(surfaceOf(panel, 'contact.add', own, sis)).toEqual({ kind: 'page' });
    expect(surfaceOf(options, 'settings.save', own, sis)).toEqual({ kind: 'page' });
    expect(surfaceOf(panel, 'emergency.window', own, sis)).toEqual({ kind: 'page' });
    expect(surfaceOf(emergency, 'emergency.open', own, sis)).toEqual({ kind: 'page' });
  });

  it.each<[string, Sender, string]>([
    ['another extension', { ...panel, id: 'xyz' }, 'contact.add'],
    ['no origin', { ...content, origin: undefined }, 'hello'],
    ['an origin that only begins like a SIS', { ...content, origin: 'https://sis.example.test.evil.test' }, 'hello'],
    ['another port of the SIS', { ...content, origin: 'https://sis.example.test:8443' }, 'hello'],
    ['a content script that asks for records', content, 'contact.add'],
    ['a content script that signs in', content, 'session.sign-in'],
    ['a child frame that moves the panel', { ...content, frameId: 3 }, 'host.toggle'],
    ['a content script without a tab', { ...content, tab: undefined }, 'hello'],
    ['the options page that asks for records', options, 'contact.add'],
    ['the panel that changes settings', panel, 'settings.save'],
    ['a panel in a page that opens a record', panel, 'emergency.open'],
    ['a content script that opens a record', content, 'emergency.open'],
    ['the window of an emergency that asks for more', emergency, 'application.list'],
    ['an unknown page of ours', { ...panel, url: `${own.origin}/other.html` }, 'contact.add'],
    ['a page named like an object property', { ...panel, url: `${own.origin}/constructor` }, 'contact.add'],
    ['our origin with a foreign address', { ...panel, url: 'https://sis.example.test/panel.html' }, 'contact.add'],
    ['an unknown name', panel, 'toString'],
  ])('refuses %s', (_who, sender, name) => {
    expect(surfaceOf(sender, name, own, sis)).toBeNull();
  });
});
