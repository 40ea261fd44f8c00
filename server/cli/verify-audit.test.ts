import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compiled, compileServer } from '../../test/tools/compiled.ts';
import { testKey, testLines, wholeFile } from '../../shared/audit/testing/make-export.ts';

const COMMAND = fileURLToPath(new URL('verify-audit.ts', import.meta.url));
const MOST_LINES = 300;

/** The file and all it imports of ours, with the names of all else it imports. */
function reached(file: string, found = new Map<string, string>(), others = new Set<string>()) {
  const text = readFileSync(file, 'utf8');
  found.set(file, text);
  for (const [, one, two = ''] of text.matchAll(/(?:\bfrom|\bimport)\s+'([^']+)'|\bimport\('([^']+)'\)/g)) {
    const name = one ?? two;
    const path = join(file, '..', name);
    if (!name.startsWith('.')) others.add(name);
    else if (!found.has(path)) reached(path, found, others);
  }
  return { found, others };
}

it('is short enough to be read, and needs nothing but Node', () => {
  const { found, others } = reached(COMMAND);
  expect([...found.keys()].slice(1).every((path) => path.includes('/shared/audit/'))).toBe(true);
  expect([...others].filter((name) => !name.startsWith('node:'))).toEqual([]);
  const isCode = (line: string) => !/^\s*(\/\/.*|\/\*\*.*|\*.*)?$/.test(line);
  const lines = [...found.values()].flatMap((text) => text.split('\n').filter(isCode));
  expect(lines.length).toBeLessThan(MOST_LINES);
  expect([...found.values()].join('\n')).not.toMatch(/fetch\(|XMLHttpRequest|WebSocket|node:(net|http)/);
});

const key = testKey();
let folder = '';
beforeAll(async () => {
  compileServer();
  folder = mkdtempSync(join(tmpdir(), 'facesheet-verify-'));
  const whole = await wholeFile(key, testLines(300), [300]);
  writeFileSync(join(folder, 'whole.jsonl'), whole);
  writeFileSync(join(folder, 'altered.jsonl'), whole.replace('face-sheet', 'face-sheep'));
  writeFileSync(join(folder, 'key.txt'), `${key.text}\n`);
  writeFileSync(join(folder, 'stranger.txt'), `${testKey().text}\n`);
  writeFileSync(join(folder, 'none.txt'), 'not a key\n');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [['whole.jsonl', '--key', 'key.txt'], 0, /^WHOLE: Entries 1 to 300 are as they were signed; nothing can be said after entry 300\.\n$/],
  [['whole.jsonl'], 0, /^CONSISTENT IN ITSELF, not proved[^]*ATTENTION: without --key FILE/],
  [['whole.jsonl', '--key', 'stranger.txt'], 1, /^NOT WHOLE: line 2: none of the trusted keys signed this\.\nNo entry can be/],
  [['altered.jsonl', '--key', 'key.txt'], 1, /^NOT WHOLE: line 3: entry 1 is not what was signed\.\nNo entry can be/],
  [[], 2, /^Usage: npm run verify-audit/],
  [['--wrong'], 2, /wrong/],
  [['altered.jsonl'], 1, /^NOT WHOLE: line 3: (?![^]*consistent)[^]*only the keys in the file/i],
  [['nowhere.jsonl'], 2, /^There is no file nowhere\.jsonl\. Nothing was checked\.\n$/],
  [['whole.jsonl', '--key', 'nowhere.txt'], 2, /^There is no file nowhere\.txt\./],
  [['whole.jsonl', '--key', 'none.txt'], 2, /not a public key/],
] as const)('says of %j, with exit code %i, what it found', (args, code, words) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiled('verify-audit'), ...args], { cwd: folder, encoding: 'utf8' });
  expect(stdout + stderr).toMatch(words);
  expect(status).toBe(code);
}); // prettier-ignore
