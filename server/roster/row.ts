import type { Findings } from './findings.ts';
import type { Header } from './header.ts';
import { createIntern } from './intern.ts';
import type { RuleId } from './rules.ts';
import { readDay, type ReadDay, readFlag, readList, readWord } from './values.ts';

/** The row being read: its cells by the standard's column names, each deviation reported with its place. */
export class Row {
  line = 0;
  sourcedId = '';
  private cells: readonly string[] = [];
  private readonly file: string;
  private readonly header: Header;
  private readonly dayFirst: boolean;
  private readonly findings: Findings;
  private readonly intern = createIntern();
  /** A file has few different days and many rows. */
  private readonly days = new Map<string, ReadDay>();

  constructor(file: string, header: Header, dayFirst: boolean, findings: Findings) {
    this.file = file;
    this.header = header;
    this.dayFirst = dayFirst;
    this.findings = findings;
  }

  /** Goes on to the next record. */
  turnTo(cells: readonly string[], line: number): this {
    this.cells = cells;
    this.line = line;
    this.sourcedId = this.text('sourcedId');
    if (!this.isBlank() && this.isRagged()) this.report('row-ragged');
    return this;
  }

  isBlank(): boolean {
    return this.cells.every((cell) => cell === '');
  }

  private isRagged(): boolean {
    const { width } = this.header;
    return this.cells.length < width || this.cells.slice(width).some((cell) => cell !== '');
  }

  report(rule: RuleId, column?: string): void {
    this.findings.add(rule, {
      file: this.file,
      row: this.line,
      sourcedId: this.sourcedId,
      ...(column === undefined ? {} : { column }),
    });
  }

  has(column: string): boolean {
    return this.header.at.has(column);
  }

  /** The cell without white space around it; blank when the column is missing. */
  text(column: string): string {
    const at = this.header.at.get(column);
    return at === undefined ? '' : (this.cells[at] ?? '').trim();
  }

  /** As `text`, for values that many rows repeat: one copy is kept. */
  shared(column: string): string {
    return this.intern(this.text(column));
  }

  /** As `text`, and a blank is reported (a missing column was reported once already). */
  required(column: string): string {
    const value = this.text(column);
    if (value === '' && this.has(column)) this.report('value-blank', column);
    return value;
  }

  /** A day, or null when blank or no date. */
  day(column: string): string | null {
    const value = this.text(column);
    if (value === '') return null;
    const { day, standard } = this.readDay(value);
    if (day === null) this.report('date-invalid', column);
    else if (!standard) this.report('date-shape', column);
    return day;
  }

  private readDay(value: string): ReadDay {
    const known = this.days.get(value);
    if (known) return known;
    const read = readDay(value, this.dayFirst);
    this.days.set(value, read);
    return read;
  }

  /** True or false, or null when blank or neither. */
  flag(column: string): boolean | null {
    const value = this.text(column);
    if (value === '') return null;
    const flag = readFlag(value);
    if (value !== 'true' && value !== 'false') this.report('flag-shape', column);
    return flag;
  }

  list(column: string): readonly string[] {
    return readList(this.text(column));
  }

  /** One of the standard's words, or null when blank or another; what is neither is reported by `unknown`. */
  word<W extends string>(column: string, words: readonly W[], unknown: RuleId = 'value-unknown'): W | null {
    const value = this.text(column);
    if (value === '') return null;
    const word = readWord(value, words);
    if (word === null) this.report(unknown, column);
    else if (word !== value) this.report('value-case', column);
    return word;
  }
}
