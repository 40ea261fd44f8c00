export type Value = string | number | Buffer | null;

/** A row to be filled in, by column name. All rows of a table must name the same columns. */
export interface Row {
  readonly table: string;
  readonly row: Readonly<Record<string, Value>>;
}

export const rowOf = (table: string, row: Row['row']): Row => ({ table, row });

/** What a filling does besides: SQL before and after the rows, and whom it tells how many rows are in, now and then. */
export interface Filling {
  readonly before?: string;
  readonly after?: string;
  readonly onRows?: (done: number) => void;
}
