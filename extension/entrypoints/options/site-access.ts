/** What the browser lets the extension reach. */
export interface SiteAccess {
  /** Asks the user. Only their own click may ask, and before anything is awaited. */
  allow(patterns: string[]): Promise<boolean>;
  /** The SIS sites that are not allowed yet. */
  missing(): Promise<string[]>;
  /** Calls back when adapters arrive or a permission changes; gives the way to stop listening. */
  onChange(changed: () => void): () => void;
}
