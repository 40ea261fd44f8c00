import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makePdf } from './make-pdf.ts';
import type { Paper } from './paper.ts';
import { readPdf } from './testing/read-pdf.ts';

const paper = (blocks: Paper['blocks'], more: Partial<Paper> = {}): Paper => ({
  title: 'A paper',
  lang: 'en',
  opening: [],
  missing: 'no font for it',
  foot: 'Foot',
  at: Date.parse('2026-11-20T15:00:00Z'),
  blocks,
  ...more,
});

/** What means something in Typst, and what people put into a name or a note. */
const MARKUP = ['#panic()', '*x*', '_y_', '= Heading', '<label>', '@ref', '$1$', '#import "x"', '// c', '/* c */'];
const OTHERS = [
  '[',
  ']',
  '{',
  '}',
  '\\',
  '\\u{41}',
  '"',
  "'",
  '`raw`',
  '```',
  '~',
  '---',
  '- item',
  '+ item',
  '/ t: d',
];

it('says every text as it is: nothing that is written is read as markup or code', async () => {
  const texts = [...MARKUP, ...OTHERS];
  const head = ['#eval("1")', '*B*'];
  const pdf = await readPdf(
    await makePdf(
      paper([
        { kind: 'part', text: '#panic("no")' },
        { kind: 'facts', of: texts.map((text, i) => [`${i}:`, text]) },
        { kind: 'table', head, widths: [1, 1], rows: texts.map((text) => [text, '#panic()']) },
        { kind: 'list', items: texts },
      ]),
    ),
  );
  const bare = (text: string) => text.replace(/\s/g, '');
  for (const text of [...texts, ...head]) expect(bare(pdf.text)).toContain(bare(text));
  expect(pdf.bookmarks).toEqual(['#panic("no")']);
});

it('makes a PDF/UA-1 file of whatever people can write, in every script', async () => {
  // Each run starts a compiler: a few long papers try as much as many short ones.
  const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { minLength: 40, maxLength: 60 });
  const typed = fc.array(fc.constantFrom(...MARKUP, ...OTHERS, '\n', ' ', 'Nguyễn', 'عمر', '山田', 'Ольга', '👩‍👧'), {
    minLength: 40,
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(texts, typed, async (some, others) => {
      const rows = some.map((text, i) => [text, others[i % others.length] ?? '']);
      const pdf = await readPdf(
        await makePdf(
          paper([
            { kind: 'part', text: `x${some[0] ?? ''}` },
            { kind: 'table', head: ['One', 'Other'], widths: [1, 1], rows },
            { kind: 'text', text: others.join('') },
          ]),
        ),
      );
      expect(pdf).toMatchObject({ ua: '1', marked: true });
      expect(pdf.roles.filter((role) => role === 'TR').length).toBeGreaterThanOrEqual(rows.length + 1);
    }),
    { numRuns: 5 },
  );
}, 60_000);

it('says what stands where a sign could not be shown, and only then', async () => {
  const text = '\u{10FFFD}\u{0001}\u{D800}';
  const shown = await readPdf(await makePdf(paper([{ kind: 'text', text }])));
  expect(shown.text).toContain('\uFFFD = no font for it');
  const without = await readPdf(await makePdf(paper([{ kind: 'text', text: 'Ñandú' }])));
  expect(without.text).toBe('A paper Ñandú Foot 1 / 1');
});

it('makes papers one after another, and goes on after one that failed', async () => {
  const bad = makePdf(paper([{ kind: 'part', text: '' }]));
  const good = makePdf(paper([{ kind: 'text', text: 'Good' }]));
  await expect(bad).rejects.toThrow(/^A paper could not be made: export\.$/);
  expect((await readPdf(await good)).text).toContain('Good');
});

it('begins a page with a part that does not follow, and keeps a row on one page', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [`Row ${i}.`, `First ${i}.\nSecond ${i}.\nThird ${i}.`]);
  const { pages } = await readPdf(
    await makePdf(
      paper([
        { kind: 'part', text: 'One' },
        { kind: 'part', text: 'Two', follows: true },
        { kind: 'table', head: ['A', 'B'], widths: [1, 1], rows },
        { kind: 'part', text: 'Three' },
      ]),
    ),
  );
  expect(pages[0]).toMatch(/One Two A B Row 0\./);
  expect(pages.at(-1)).toMatch(/^Three/);
  for (const i of rows.keys()) {
    const page = pages.find((text) => text.includes(`Row ${i}.`));
    expect(page).toContain(`First ${i}. Second ${i}. Third ${i}.`);
  }
});

it('loses nothing of a row that is longer than a page', async () => {
  const words = Array.from({ length: 1500 }, (_, i) => `word${i}`);
  const rows = [
    ['Before', '1'],
    ['Long', words.join(' ')],
    ['After', '2'],
  ];
  const { pages, text } = await readPdf(
    await makePdf(paper([{ kind: 'table', head: ['A', 'B'], widths: [1, 3], rows }])),
  );
  expect(pages.length).toBeGreaterThan(1);
  for (const word of words) expect(text).toContain(word);
});
