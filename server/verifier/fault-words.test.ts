import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultIn } from './fault-words.ts';

const core = ['verify', 'verify-parts', 'base64'].map((name) =>
  readFileSync(new URL(`../../shared/audit/${name}.ts`, import.meta.url), 'utf8'),
);
/** Every text the verifier can say, with a number for each place. */
const texts = [...core.join('\n').matchAll(/(?:fail\(|Error\(|: )(['`])([a-z]+ [^'`]+)\1/g)].map(([, , text = '']) => {
  let n = 6;
  return text.replace(/\$\{[^}]*\}/g, () => String((n += 1)));
});

it('has Spanish words for all that the verifier can say, and its own English', () => {
  expect(texts.length).toBeGreaterThan(18);
  for (const text of texts) {
    expect(faultIn('en', text)).toBe(text);
    expect(faultIn('es', text)).not.toBe(text);
    for (const number of text.match(/\b\d+\b/g) ?? []) expect(faultIn('es', text)).toContain(number);
  }
});
