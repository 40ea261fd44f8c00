import { untrack } from 'svelte';

/** Does something each time a number has risen, as when more waits than the page shows. To be called while a component is set up. */
export function whenMore(number: () => number, act: () => void): void {
  let before = untrack(number);
  $effect(() => {
    const now = number();
    if (now > before) untrack(act);
    before = now;
  });
}
