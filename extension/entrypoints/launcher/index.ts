import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { addChip, shared } from '../../sis/chip.ts';
import { ask } from '../../sis/native.ts';

/** Two copies of the extension do meet; the second one to come leaves the page alone. */
const MARK = 'facesheet';

/** Runs in every frame of a configured SIS. Says hello; in the top frame it shows the chip. */
export default defineUnlistedScript(() => {
  const { dataset } = document.documentElement;
  if (MARK in dataset) return;
  dataset[MARK] = '';
  const greet = async () => {
    const welcome = await ask('hello', { top: window === window.top, frameName: window.name });
    // Not a page of ours yet: it may become one while it is open.
    if (!welcome) delete dataset[MARK];
    if (!welcome?.mount) return;
    const launched = (shared.facesheet ??= addChip(welcome));
    launched.welcome = welcome;
    launched.dock?.renew(welcome);
  };
  addEventListener('pageshow', (event) => {
    if (event.persisted) void greet();
  });
  void greet();
});
