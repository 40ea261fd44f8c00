import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shared } from '../../sis/chip.ts';
import { mountDock } from '../../sis/mount.ts';

/** Runs in the top frame when the panel is wanted there, once. */
export default defineUnlistedScript(() => {
  const launched = shared.facesheet;
  if (launched && !launched.dock) mountDock(launched);
});
