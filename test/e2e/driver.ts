/**
 * What a spec that runs in more than one browser may use. Playwright's own pages and frames are of these shapes;
 * test/firefox makes others for Firefox, which Playwright cannot drive.
 */
export interface Found {
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  focus(): Promise<void>;
  /** Waits until it is there: seen, or in the document at all, or gone from it. */
  waitFor(options?: { readonly state?: 'visible' | 'attached' | 'detached' }): Promise<void>;
  isVisible(): Promise<boolean>;
  count(): Promise<number>;
  inputValue(): Promise<string>;
  /** The first of several. */
  first(): Found;
  /** This one or the other, whichever is there. */
  or(other: Found): Found;
}

export type Role = 'button' | 'heading' | 'link' | 'status';

/** A document, or a frame in one. */
export interface View {
  url(): string | Promise<string>;
  evaluate<R>(work: () => R | Promise<R>): Promise<R>;
  evaluate<R, A>(work: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  getByRole(role: Role, options: { readonly name: string | RegExp; readonly exact?: boolean }): Found;
  getByLabel(text: string, options?: { readonly exact?: boolean }): Found;
  getByText(text: string | RegExp): Found;
}

/** A tab of a browser. */
export interface Tab<F extends View = View> extends View {
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  goto(address: string): Promise<unknown>;
  reload(): Promise<unknown>;
  frames(): readonly F[];
  close(): Promise<void>;
}

/** What opens tabs. */
export interface Tabs<T> {
  newPage(): Promise<T>;
}
