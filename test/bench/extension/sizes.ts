import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { STORE_EXTENSION } from '../../tools/build.ts';

interface Size {
  readonly name: string;
  readonly raw: number;
  readonly gzip: number;
}

/** Sizes of what the store build loads, in bytes. */
export function sizes(): Size[] {
  const single = ['launcher.js', 'dock.js', 'reader.js', 'background.js'].map((name) => sizeOf(name, [name]));
  return [...single, sizeOf('panel, first screen', firstScreen())];
}

function sizeOf(name: string, files: readonly string[]): Size {
  const bytes = files.map((file) => readFileSync(join(STORE_EXTENSION, file)));
  const sum = (parts: readonly Buffer[]) => parts.reduce((all, part) => all + part.length, 0);
  return { name, raw: sum(bytes), gzip: sum(bytes.map((part) => gzipSync(part))) };
}

/** The scripts that `panel.html` names, and all that these import statically: nothing is shown before they are loaded. */
function firstScreen(): string[] {
  const html = readFileSync(join(STORE_EXTENSION, 'panel.html'), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file]) => file ?? '');
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(join(STORE_EXTENSION, file), 'utf8');
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      waiting.push(`${folder}${name ?? ''}`);
  }
  return [...found];
}
