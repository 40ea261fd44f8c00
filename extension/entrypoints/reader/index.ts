import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../../sis/native.ts';
import { readFrame } from '../../sis/read-frame.ts';

/** Kept in this script's own world: a second injection begins anew instead of reading twice. */
interface Kept {
  facesheetReader?: () => void;
}

/** Runs only in frames that an adapter describes. */
export default defineUnlistedScript(() => {
  const kept = globalThis as Kept;
  if (kept.facesheetReader) {
    kept.facesheetReader();
    return;
  }
  kept.facesheetReader = () => undefined;
  void ask('reader.start', { frameName: window.name }).then((answer) => {
    if (answer && answer.adapters.length > 0)
      kept.facesheetReader = readFrame(answer.adapters, () => delete kept.facesheetReader);
    else delete kept.facesheetReader;
  });
});
