import { describe, expect, it } from 'vitest';
import { FAMILY_PAPERS, type FamilyPaper, familyPaper } from './family-papers.ts';

const words = (id: FamilyPaper, language: 'en' | 'es' = 'en') =>
  familyPaper(id)
    .parts.map(({ heading, text }) => `${heading[language]}: ${text?.[language] ?? ''}`)
    .join('\n');
const headings = (id: FamilyPaper) => familyPaper(id).parts.map(({ heading }) => heading.en);

describe('what a family is given on paper', () => {
  it('R90, R84: the form for a release has the five parts, each to be written in', () => {
    const written = familyPaper('release').parts.filter(({ lines = 0 }) => lines > 0);
    expect(written.map(({ heading }) => heading.en)).toEqual([
      'Which records',
      'What for',
      'To whom',
      'What may follow',
      'Until when',
    ]);
    expect(familyPaper('release').signs).toHaveLength(2);
  });

  it('R91: a waiver is in writing and signed, and no paper that is signed is required of anybody', () => {
    expect(words('waiver')).toMatch(/may not require a waiver.*only in writing and signed/);
    for (const id of FAMILY_PAPERS) {
      if (familyPaper(id).signs.length > 0) expect(words(id), id).toMatch(/may not require/);
    }
  });

  it('R182: a notice at collection says purpose, whether one may refuse, what follows, who receives, and no other use', () => {
    expect(headings('collection')).toEqual([
      'What we ask for',
      'Purpose and intended use',
      'Whether you may refuse, or must answer',
      'What follows from answering, and from refusing',
      'Who may receive the data',
      'No other use',
    ]);
  });

  it('R183: testing names methods and purposes in writing and qualified staff, and the student signs where able', () => {
    expect(headings('testing').slice(0, 3)).toEqual([
      'Which tests, and by what method',
      'What they are for',
      'Who gives them',
    ]);
    expect(words('testing')).toContain('Qualified staff alone');
    expect(familyPaper('testing').signs.map(({ en }) => en)).toContain('Student, where able');
  });

  it('R184: an interview is explained, confidential and voluntary, and the parent is sought where a student in need declines', () => {
    expect(words('testing')).toMatch(/explained first.*confidential.*voluntary.*declines, the parent is asked/);
  });

  it('R156: staff are told of an illness only where they need it, and with the written permission of the parent', () => {
    expect(words('health')).toMatch(/Only staff who need it to teach the student, or for precautions/);
    expect(familyPaper('health').signs).toHaveLength(1);
  });

  it('stands in both languages', () => {
    for (const id of FAMILY_PAPERS) expect(words(id, 'es')).not.toBe(words(id));
  });
});
