import type { NamedTest } from './named-tests.ts';
import type { Row } from './rows.ts';

const HEAD = `# Requirements

Which test holds each rule of the source policies, and where a user meets it. Made of the titles of the tests: one that names a rule (\`R15: …\`) stands here. Rules that are not listed yet, and those without a test, belong to areas that are not built yet.

Generated: \`npx vitest run --config test/vitest.config.ts --project integration test/requirements -u\`.

| rule | asks | source | where | held by |
| ---- | ---- | ------ | ----- | ------- |
`;

/** The page that maps rules to tests and screens. */
export function requirementsPage(rows: readonly Row[], tests: readonly NamedTest[]): string {
  return HEAD + rows.map((row) => line(row, tests)).join('');
}

function line({ rule, asks, source, seen }: Row, tests: readonly NamedTest[]): string {
  const held = tests.filter(({ rules }) => rules.includes(rule)).map(({ file, title }) => `${title} (\`${file}\`)`);
  return `| R${String(rule)} | ${asks} | ${source} | ${seen} | ${held.map(cell).join('<br>')} |\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
