import { expect, it } from 'vitest';
import { wordsOf } from './found.ts';

const good = { fault: null, whole: true, entries: 300, upTo: 300 };
const said = (verdict: Parameters<typeof wordsOf>[0] & { kind: 'verdict' }) => wordsOf(verdict, 'en');
const wrong = (line: number, text: string) => ({ fault: { line, text }, whole: true, entries: 0, upTo: 0 });

it('calls a file whole only by a key that was given', () => {
  expect(said({ kind: 'verdict', verdict: good, hasKey: true })).toMatchObject({ mark: 'whole', title: 'Whole' });
  const alone = said({ kind: 'verdict', verdict: good, hasKey: false });
  expect(alone).toMatchObject({ mark: 'consistent', title: "Consistent in itself, not proved to be the district's" });
  expect(alone.warning).toContain('no key was given');
});

it('says of a file with a fault nowhere that it is consistent', () => {
  for (const hasKey of [true, false]) {
    const words = said({ kind: 'verdict', verdict: wrong(3, 'entry 1 is not what was signed'), hasKey });
    expect(words.mark).toBe('broken');
    expect(words.warning === undefined).toBe(hasKey);
    expect(JSON.stringify(words)).not.toMatch(/consistent/i);
  }
});

it.each([
  [0, 'the file ends here, too early: its head says that there is more'],
  [1, 'this is not a line of an export'],
  [1, 'this is not the head of an export'],
])('takes what fails at line %i with “%s” for no export', (line, text) => {
  const words = said({ kind: 'verdict', verdict: wrong(line, text), hasKey: true });
  expect(words).toMatchObject({ mark: 'trouble', lines: [expect.stringMatching(/^This is not an export/)] });
});

it('takes a head that was altered after signing for a fault, not for another kind of file', () => {
  const verdict = wrong(1, 'the head is not what was signed');
  expect(said({ kind: 'verdict', verdict, hasKey: true }).mark).toBe('broken');
});

it('R85: says of a copy whether it is the one that the export names, and of none where the export is not whole', () => {
  const of = (copy: number | 'other' | 'none', hasKey = true) => said({ kind: 'verdict', verdict: good, hasKey, copy });
  expect(of(38)).toMatchObject({ mark: 'whole', lines: [expect.stringContaining('entry 38'), expect.anything()] });
  expect(of(38, false).mark).toBe('consistent');
  for (const copy of ['other', 'none'] as const)
    expect(of(copy)).toMatchObject({ mark: 'broken', title: 'Not this PDF' });
  const broken = said({ kind: 'verdict', verdict: wrong(3, 'entry 1 is not what was signed'), hasKey: true, copy: 38 });
  expect(broken.lines.join(' ')).toContain('Nothing can be said of the PDF.');
  expect(broken.lines.join(' ')).not.toContain('38');
});
