import type { Runtime } from 'webextension-polyfill';
import { describe, expect, it, vi } from 'vitest';
import { panelOf, studentView } from '../../areas/forms/testing/panel-samples.ts';
import { Flags } from './flags.ts';

const own = { id: 'abc', origin: 'chrome-extension://abc' };
const flag = { name: 'Kit Name', firstName: 'Kit', pronouns: { id: 'they', own: '' }, since: '2026-11-20' } as const;

function portOf(sender: object, name = 'flag') {
  const closed: (() => void)[] = [];
  const postMessage = vi.fn();
  const onDisconnect = { addListener: (one: () => void) => closed.push(one) };
  const port = { name, sender: { id: 'abc', url: `${own.origin}/flag.html`, tab: { id: 7 }, ...sender } };
  const close = () => closed.forEach((one) => one());
  return { port: { ...port, onDisconnect, postMessage } as unknown as Runtime.Port, postMessage, close };
}

describe('R204: the frame near the name that the page shows', () => {
  it.each([
    ['another extension', { id: 'other' }],
    ['a page of the SIS', { url: 'https://sis.example.test/flag.html' }],
    ['another page of ours', { url: `${own.origin}/panel.html` }],
    ['no tab', { tab: undefined }],
  ])('lets %s not in', (_who, sender) => {
    expect(new Flags(own).admit(portOf(sender).port)).toBeNull();
  });

  it('is told the name in use of the student whom the panel shows, and nothing in any other view', () => {
    const flags = new Flags(own);
    const { port, postMessage, close } = portOf({});
    expect(flags.admit(port)).toBe(7);
    const view = studentView('17');
    flags.post(7, panelOf({ ...view, faceSheet: { ...view.faceSheet, flag } }));
    expect(postMessage).toHaveBeenLastCalledWith({
      flag: { name: 'Kit Name', pronouns: flag.pronouns },
      locale: 'en',
    });
    const district = { blankMinutes: null, featuresOff: ['name-on-page' as const] };
    flags.post(7, panelOf({ ...view, faceSheet: { ...view.faceSheet, flag } }, { district }));
    expect(postMessage).toHaveBeenLastCalledWith({ flag: null, locale: 'en' });
    flags.post(7, panelOf(view));
    expect(postMessage).toHaveBeenLastCalledWith({ flag: null, locale: 'en' });
    flags.post(7, null);
    flags.post(8, panelOf({ ...view, faceSheet: { ...view.faceSheet, flag } }));
    expect(postMessage).toHaveBeenLastCalledWith({ flag: null, locale: 'en' });
    close();
    flags.post(7, panelOf({ kind: 'changing' }));
    expect(postMessage).toHaveBeenCalledTimes(4);
  });
});
