/** What is asked before it is done: to switch the adapter, or to put the text of a revision in force. */
export type Question = { readonly what: 'on' | 'off' } | { readonly what: 'publish'; readonly revision: number };
