/** Comments, texts, the bodies of PostgreSQL's functions and SQLite's triggers: what does not run with the change. */
const OPAQUE = new RegExp(
  [
    String.raw`--[^\n]*`,
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`'(?:[^']|'')*'`,
    String.raw`(\$\w*\$)[\s\S]*?\1`,
    String.raw`\bCREATE\s+TRIGGER\b[^;]*?\bBEGIN\b[\s\S]*?;\s*END\b`,
  ].join('|'),
  'gi',
);

const WORD = String.raw`(?:"[^"]+"|\w+)`;
const TABLE = String.raw`(?:${WORD}\s*\.\s*)?${WORD}`;

/** Where a statement puts rows in, takes them out, or takes a whole table away. An UPDATE keeps their number. */
const ROWS_CHANGE = new RegExp(
  [
    String.raw`\b(?:INTO|DELETE\s+FROM(?:\s+ONLY)?|COPY|RENAME\s+TO)\s+(${TABLE})`,
    String.raw`\bALTER\s+TABLE(?:\s+IF\s+EXISTS)?(?:\s+ONLY)?\s+(${TABLE})(?=\s+RENAME\s+TO\b)`,
    String.raw`\b(?:DROP\s+TABLE(?:\s+IF\s+EXISTS)?|TRUNCATE(?:\s+TABLE)?(?:\s+ONLY)?)\s+(${TABLE}(?:\s*,\s*${TABLE})*)`,
  ].join('|'),
  'gi',
);

const DECLARED = /^--\s*rows also change in:(.*)$/gim;

/** SQL without what is opaque: a blank stands in its place. */
export function plainSql(sql: string): string {
  return sql.replace(OPAQUE, ' ');
}

/**
 * The tables whose number of rows a change means to alter: those it names where rows come and go, and those of a
 * comment `-- rows also change in: a, b` (for what its triggers do). To be named in a REFERENCES, an index or a SELECT
 * does not count: a row lost there is a row lost.
 */
export function tablesChanged(sql: string): ReadonlySet<string> {
  const declared = [...sql.matchAll(DECLARED)].map((match) => match[1] ?? '');
  const written = [...plainSql(sql).matchAll(ROWS_CHANGE)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const names = [...declared, ...written].flatMap((list) => list.split(','));
  return new Set(names.map(bareName).filter((name) => name !== ''));
}

function bareName(name: string): string {
  return (name.split('.').at(-1) ?? '').trim().replaceAll('"', '').toLowerCase();
}
