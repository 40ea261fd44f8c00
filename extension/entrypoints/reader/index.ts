import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../../sis/native.ts';
import { readFrame } from '../../sis/read-frame.ts';
import type { Reader } from '../../sis/read-frame.ts';

/** Kept in this script's own world: a second injection begins anew instead of reading twice, by what is in force then. */
interface Kept {
  facesheetReader?: { readonly by: string } & Reader;
}

/** Runs only in frames that an adapter describes. */
export default defineUnlistedScript(() => {
  const kept = globalThis as Kept;
  void ask('reader.start', { frameName: window.name }).then((answer) => {
    const { facesheetReader: running } = kept;
    const adapters = answer?.adapters ?? [];
    const by = JSON.stringify(adapters);
    if (running?.by === by) return running.again();
    running?.stop();
    delete kept.facesheetReader;
    if (adapters.length > 0) kept.facesheetReader = { by, ...readFrame(adapters, () => delete kept.facesheetReader) };
  });
});
