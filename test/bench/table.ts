/** A plain text table: the first column, or so many of them, to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], left = 1): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, i) => (i < left ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('   ')}`.trimEnd();
  return [line(head), `  ${widths.map((width) => '-'.repeat(width)).join('   ')}`, ...rows.map(line)].join('\n');
}

/** A figure with so many decimals; a dash where there is none, as on a machine without /proc. */
export function figure(value: number | undefined, decimals = 0): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(decimals);
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
