import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A test or a group of tests that names rules. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
  readonly rules: readonly number[];
}

const FOLDERS = ['shared', 'server', 'extension', 'test'];
const TITLE = /^\s*(?:describe|it|test)(?:\.\w+(?:\([^\n]*?\))?)*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gm;
const RULES = /R(\d+)(?:-[a-z]+)?(?:\s*(?:to|-|–)\s*R(\d+))?/g;

/** Every test below `root` whose title names a rule (`R15`, `R35 to R41`), by file and place. */
export function namedTests(root: string): NamedTest[] {
  return FOLDERS.flatMap((folder) => testFiles(join(root, folder))).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(TITLE)].flatMap(([, , title = '']) => {
      const rules = rulesIn(title);
      return rules.length === 0 ? [] : [{ file: relative(root, file), title: title.replace(/\\(.)/g, '$1'), rules }];
    }),
  );
}

/** The rules that a title names; `R35 to R41` names seven. */
export function rulesIn(title: string): number[] {
  return [...title.matchAll(RULES)].flatMap(([, first, last]) => {
    const from = Number(first);
    const to = last === undefined ? from : Number(last);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  });
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return testFiles(path);
      return entry.name.endsWith('.test.ts') ? [path] : [];
    });
}
