/** Several rows' values for one statement, each under its place: `id0`, `name0`, `id1` … */
export function numbered(rows: readonly object[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  rows.forEach((row, i) => {
    for (const [column, value] of Object.entries(row)) values[`${column}${i}`] = value;
  });
  return values;
}
