// Sets one paper on a thread of its own: Typst's compiler is 51 MB of native code that works for up to seconds at a
// stretch, and goes with the thread. Told what to set, answers the file, or what no font here can show.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** What the compiler says of a sign that no font can show: as Rust writes a text that is within a text. */
const NOT_SHOWN = /the text `\\"(.*?)\\"` could not be displayed/g;

const unescaped = (text) => text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));

function make() {
  const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8');
  const compiler = NodeCompiler.create();
  const { paper, at } = workerData;
  const compiled = compiler.compile({ mainFileContent: template, inputs: { paper } });
  if (compiled.result === null || compiled.hasError()) return { failed: 'compile' };
  try {
    // PDF/UA-1: tagged, titled, in a language, no sign without its meaning; what is not so is an error.
    const options = { pdfStandard: 'ua-1', creationTimestamp: Math.floor(at / 1000) };
    return { pdf: new Uint8Array(compiler.pdf(compiled.result, options)) };
  } catch (error) {
    // Its words hold what was to be set: they go no further than this.
    const signs = [...String(error?.message).matchAll(NOT_SHOWN)].map(([, text]) => unescaped(text));
    return signs.length > 0 ? { notShown: [...new Set(signs.join(''))].join('') } : { failed: 'export' };
  }
}

parentPort?.postMessage(make());
