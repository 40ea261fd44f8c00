import { describe, expect, it } from 'vitest';
import { dutyOf } from './duties.ts';
import { BLANK_LINE, NOTICES, noticeParts, type Notice } from './notice-text.ts';

const all = (notice: Notice, language: 'en' | 'es', values = {}) =>
  noticeParts(notice, language, values)
    .map(({ heading, text }) => `${heading}: ${text}`)
    .join('\n');
const placesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe('R223: the annual notice of rights', () => {
  it('has the six contents, with the criteria for a school official and a legitimate educational interest', () => {
    const text = all('rights', 'en');
    for (const words of [
      /inspect and review/,
      /ask in writing to amend/,
      /only with written consent/,
      /complaint/,
      /A school official is .*school board/,
      /interest is legitimate where/,
      /forwards the education record/,
    ]) {
      expect(text).toMatch(words);
    }
  });

  it('R91: says that no waiver is required, and that one counts only in writing and signed', () => {
    expect(all('rights', 'en')).toMatch(/Nobody is required to give up these rights.*in writing and signed/);
    expect(all('rights', 'es')).toMatch(/no se le exige|A nadie se le exige/);
  });

  it('R148, R149, R157, R158, R159: names the officials, where complaints go and where the policy is had', () => {
    const values = { authority: 'Grace Cole', compliance: 'Ines Aguinaldo', complaints: 'SPPO.', copies: 'the office' };
    for (const language of ['en', 'es'] as const) {
      const text = all('rights', language, values);
      for (const name of ['Grace Cole', 'Ines Aguinaldo', ': SPPO.', 'the office']) expect(text).toContain(name);
      expect(text).not.toContain('SPPO..');
    }
  });
});

describe('R130, R163: the other notices', () => {
  it('R130: the directory notice has the types, the right to refuse any or all, and the period', () => {
    const text = all('directory', 'en', { types: 'name, grade', refuseBy: 'Oct 8, 2026' });
    expect(text).toMatch(/name, grade/);
    expect(text).toMatch(/refuse any or all of these in writing, by Oct 8, 2026/);
    expect(text).toMatch(/own classes/);
  });

  it('R163, R164: the one on recruiters says how to refuse, and that it is a refusal of its own', () => {
    expect(all('recruiters', 'en', { to: 'the principal' })).toMatch(/to the principal.*\n.*nor the reverse/);
  });

  it('fill in, in both languages, only what their form or the officials have; what is not entered is a line', () => {
    const names = (id: string) => dutyOf(id)?.fields.map(({ name }) => name) ?? [];
    const forms = { rights: 'rights-notice', directory: 'directory-notice', recruiters: 'recruiter-notice' } as const;
    for (const notice of Object.keys(forms) as Notice[]) {
      const known = [...names('officials'), ...names(forms[notice])];
      for (const { text } of NOTICES[notice]) {
        expect(placesIn(text.en)).toEqual(placesIn(text.es));
        for (const place of placesIn(text.en)) expect(known).toContain(place);
      }
      expect(all(notice, 'en')).toContain(BLANK_LINE);
      expect(all(notice, 'es')).not.toMatch(/[{}]/);
    }
  });
});
