import type { Tender } from './store.ts';

/**
 * The query with its rows locked until the transaction ends, where the engine has such locks. SQLite's one writer has
 * the whole file to itself anyway, and its builders do not know the word.
 */
export function forUpdate<Q extends object>(tx: Tender, query: Q): Q {
  if (tx.engine === 'sqlite') return query;
  return (query as Q & { for(strength: 'update'): Q }).for('update');
}
