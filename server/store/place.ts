/** Where a record lies. `key` encrypts the file, and backups on both engines; undefined: they are plain. */
export type Place =
  | { readonly engine: 'sqlite'; readonly file: string; readonly key: string | undefined }
  | { readonly engine: 'postgres'; readonly url: string; readonly key: string | undefined };
