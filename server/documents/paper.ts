/**
 * What a paper says, without how it looks: the template (`paper.typ`) sets it, each kind of block as what it is, so that
 * a screen reader is told of headings, lists and the heads of tables. All texts are plain text in the reader's language.
 */
export type Block =
  /** A bookmark. Begins a page, unless it `follows` what is on the one before. Never empty. */
  | { readonly kind: 'part'; readonly text: string; readonly follows?: true }
  /** Stands within a part. Never empty. */
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What something is called, and what it is. */
  | { readonly kind: 'facts'; readonly of: readonly (readonly [string, string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** To be checked by hand: each with a box before it, below what they answer, on one page. */
  | { readonly kind: 'boxes'; readonly label: string; readonly items: readonly string[] }
  /** To be written on by hand: lines beside each other, each with what it is for below it. */
  | { readonly kind: 'lines'; readonly of: readonly string[] }
  /** `widths` as shares of the page. Each row has as many cells as the head. `room`: its empty cells are written in by hand. */
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
      readonly room?: true;
    };

export interface Paper {
  /** Also in the file's own description: no student is named in it. */
  readonly title: string;
  readonly lang: 'en' | 'es';
  /** Below the title. */
  readonly opening: readonly string[];
  /** What U+FFFD stands for, where a text has it. */
  readonly missing: string;
  /** At the foot of each page, before its number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
  /** Epoch ms: when the file says it was made. */
  readonly at: number;
}
