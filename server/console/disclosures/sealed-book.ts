/** Where the custodian's sealed book is in the console (R117). */
export const SEALED_BOOK: readonly string[] = ['custody', 'sealed'];
