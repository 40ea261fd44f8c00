/** What Chrome and Edge call it. */
interface ChromeSidePanel {
  setOptions(options: { tabId: number; path?: string; enabled: boolean }): Promise<void>;
  open(options: { tabId: number }): Promise<void>;
}
/** What Firefox calls it. It belongs to the window, what it shows to the tab. */
interface FirefoxSidebar {
  setPanel(details: { tabId: number; panel: string | null }): Promise<void>;
  open(): Promise<void>;
}
interface Namespaces {
  readonly chrome?: { readonly sidePanel?: ChromeSidePanel };
  readonly browser?: { readonly sidePanel?: ChromeSidePanel; readonly sidebarAction?: FirefoxSidebar };
}

/** The browser's own panel beside its pages, whichever browser it is. */
export interface SidePanel {
  /** What it shows beside this tab, from now on. */
  offer(tabId: number, path: string): Promise<void>;
  /** It shows nothing beside this tab any more. */
  withdraw(tabId: number): Promise<void>;
  /**
   * Opens it beside a tab to which something was offered; false where nothing was, or where the browser refuses. To be
   * called in the user's gesture itself, before anything is awaited: later no browser does it.
   */
  open(tabId: number): Promise<boolean>;
}

const done = (promise: Promise<void>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );

/** The side panel of this browser, from its global object; null where it has none. */
export function sidePanelOf(global: object): SidePanel | null {
  const { chrome, browser } = global as Namespaces;
  const side = browser?.sidePanel ?? chrome?.sidePanel;
  if (side) return chromeSide(side);
  return browser?.sidebarAction ? firefoxSide(browser.sidebarAction) : null;
}

/** What was offered is the browser's to remember: it outlives a worker that was stopped. */
function chromeSide(side: ChromeSidePanel): SidePanel {
  return {
    offer: async (tabId, path) => void (await done(side.setOptions({ tabId, path, enabled: true }))),
    withdraw: async (tabId) => void (await done(side.setOptions({ tabId, enabled: false }))),
    open: (tabId) => done(side.open({ tabId })),
  };
}

/** Its `open` asks for no tab: whether one was offered something must be known here. */
function firefoxSide(side: FirefoxSidebar): SidePanel {
  const offered = new Set<number>();
  return {
    offer: async (tabId, path) => {
      offered.add(tabId);
      await done(side.setPanel({ tabId, panel: path }));
    },
    withdraw: async (tabId) => {
      offered.delete(tabId);
      await done(side.setPanel({ tabId, panel: null }));
    },
    open: (tabId) => (offered.has(tabId) ? done(side.open()) : Promise.resolve(false)),
  };
}
