import { describe, expect, it, vi } from 'vitest';
import { sidePanelOf } from './side-panel.ts';

const ok = () => vi.fn(() => Promise.resolve());
const refusing = () => vi.fn(() => Promise.reject(new Error('may only be called in response to a user gesture')));

describe("the browser's side panel", () => {
  it('is absent where the browser has none', () => {
    expect(sidePanelOf({})).toBeNull();
    expect(sidePanelOf({ chrome: {}, browser: {} })).toBeNull();
  });

  it('is offered to one tab, and opened in the same turn', async () => {
    const side = { setOptions: ok(), open: ok() };
    const panel = sidePanelOf({ chrome: { sidePanel: side } });
    await panel?.offer(7, '/panel.html#n');
    expect(side.setOptions).toHaveBeenCalledWith({ tabId: 7, path: '/panel.html#n', enabled: true });
    const opening = panel?.open(7);
    expect(side.open).toHaveBeenCalledWith({ tabId: 7 });
    expect(await opening).toBe(true);
    await panel?.withdraw(7);
    expect(side.setOptions).toHaveBeenLastCalledWith({ tabId: 7, enabled: false });
  });

  it('says where the browser refuses', async () => {
    const panel = sidePanelOf({ chrome: { sidePanel: { setOptions: ok(), open: refusing() } } });
    expect(await panel?.open(7)).toBe(false);
  });

  it("opens Firefox's only beside a tab that has one", async () => {
    const side = { setPanel: ok(), open: ok() };
    const panel = sidePanelOf({ browser: { sidebarAction: side } });
    expect(await panel?.open(7)).toBe(false);
    expect(side.open).not.toHaveBeenCalled();
    await panel?.offer(7, '/panel.html#n');
    expect(await panel?.open(7)).toBe(true);
    await panel?.withdraw(7);
    expect(await panel?.open(7)).toBe(false);
    expect(side.setPanel).toHaveBeenLastCalledWith({ tabId: 7, panel: null });
  });
});
