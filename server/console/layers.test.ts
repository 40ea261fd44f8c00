import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const order = (css: string) => /@layer ([\w, ]+);/.exec(css)?.[1];

test('the order of layers is said before any style that is built, and is the one of the tokens', () => {
  expect(order(read('public/layers.css'))).toBe(order(read('../../shared/ui/tokens.css')));
  // Vite puts the built styles at the end of the head.
  expect(read('index.html')).toMatch(/<head>[^]*href="\/layers\.css"[^]*<\/head>/);
});
