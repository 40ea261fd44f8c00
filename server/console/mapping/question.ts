/** What is asked before it is done. */
export type Asking =
  | { readonly what: 'publish' }
  | { readonly what: 'drop' }
  /** An earlier set takes the place of a draft that has changes. */
  | { readonly what: 'take'; readonly version: number };
