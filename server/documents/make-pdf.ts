import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';

/** A paper of a thousand pages takes seconds; what takes longer never ends. */
const PATIENCE_MS = 60_000;
/** Each time, what could not be shown is taken out: the second time nothing is left that cannot. */
const ROUNDS = 4;

/** Stands for a sign that no font of this server can show. Typst's own font has it. */
export const NOT_SHOWN = '\uFFFD';
/** What no font ever shows: controls but a new line, halves of signs, what is not assigned or nobody else's business. */
const NO_SIGN = /[^\P{C}\n\p{Cf}]/gu;

interface Answer {
  readonly pdf?: Uint8Array;
  readonly notShown?: string;
  readonly failed?: string;
}

let before: Promise<unknown> = Promise.resolve();

/**
 * Sets a paper as a PDF/UA-1 file: tagged, with bookmarks, its texts as they are and never as markup. One at a time,
 * on a thread of its own that loads the compiler and goes with it: nobody waits for it who did not ask for a paper. A
 * sign that no font of this server has is shown as U+FFFD; more fonts on the machine mean fewer of them.
 * @throws when the compiler fails or takes more than a minute; its words are not passed on, since they hold the text
 */
export function makePdf(paper: Paper): Promise<Uint8Array> {
  const made = before.then(() => make(paper));
  before = made.catch(() => undefined);
  return made;
}

async function make({ at, ...said }: Paper): Promise<Uint8Array> {
  let text = withoutSigns(
    JSON.stringify(said, (_, value: unknown) => (typeof value === 'string' ? shown(value) : value)),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const { pdf, notShown, failed } = await onItsThread({ paper: text, at });
    if (pdf !== undefined) return pdf;
    if (notShown === undefined) throw new Error(`A paper could not be made: ${failed ?? 'no answer'}.`);
    text = withoutSigns(text, notShown);
  }
  throw new Error('A paper could not be made: it holds signs that cannot be shown.');
}

const shown = (text: string): string => text.replace(NO_SIGN, NOT_SHOWN);

/** JSON has no sign of its own beyond ASCII, so that a sign can be taken out of it as it stands. */
function withoutSigns(json: string, signs = ''): string {
  return [...signs].filter((sign) => sign > '\u007f').reduce((text, sign) => text.replaceAll(sign, NOT_SHOWN), json);
}

function onItsThread(workerData: { readonly paper: string; readonly at: number }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf-worker.mjs', import.meta.url), { workerData });
    const late = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    worker.once('message', resolve);
    worker.once('error', () => reject(new Error('A paper could not be made: the compiler failed.')));
    worker.once('exit', () => {
      clearTimeout(late);
      resolve({ failed: 'it took too long' });
    });
  });
}
