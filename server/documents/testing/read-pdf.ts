import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface StructNode {
  readonly role?: string;
  readonly children?: readonly StructNode[];
}

/** A PDF as a reader's program finds it. */
export interface ReadPdf {
  readonly title: string;
  readonly lang: string;
  /** That it says itself that it is tagged. */
  readonly marked: boolean;
  /** The part of PDF/UA that it says it keeps; empty for none. */
  readonly ua: string;
  readonly bookmarks: readonly string[];
  /** The roles of its structure, page by page, in reading order: `Table`, `TH`, `H1` … */
  readonly roles: readonly string[];
  readonly pages: readonly string[];
  /** All its text, with one blank between pieces. */
  readonly text: string;
  /** What it says of itself outside its pages. */
  readonly about: string;
}

/** Reads a PDF with another program than the one that made it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const [meta, mark, outline] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo(), pdf.getOutline()]);
  const info = meta.info as { Title?: string; Language?: string };
  const raw = (meta.metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? '';
  const pages: string[] = [];
  const roles: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(plain(items.map((item) => ('str' in item ? item.str : '')).join(' ')));
    collect((await page.getStructTree()) as StructNode, roles);
  }
  await task.destroy();
  return {
    title: info.Title ?? '',
    lang: info.Language ?? '',
    marked: (mark as { Marked?: boolean } | null)?.Marked === true,
    ua: /<pdfuaid:part>(\d)</.exec(raw)?.[1] ?? '',
    bookmarks: (outline ?? []).map(({ title }: { title: string }) => title),
    roles,
    pages,
    text: plain(pages.join(' ')),
    about: `${JSON.stringify(meta.info)} ${raw}`,
  };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function collect({ role, children }: StructNode, into: string[]): void {
  if (role !== undefined) into.push(role);
  for (const child of children ?? []) collect(child, into);
}
