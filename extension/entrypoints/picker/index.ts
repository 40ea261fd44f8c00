import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPicker } from '../../sis/picker.ts';

/** Kept in this script's own world: a second injection finds the first at work. */
interface Kept {
  facesheetPicker?: true;
}

/** Runs in the frames of a page that an administrator describes, and nowhere else. */
export default defineUnlistedScript(() => {
  const kept = globalThis as Kept;
  if (kept.facesheetPicker) return;
  kept.facesheetPicker = true;
  startPicker();
});
