import { describe, expect, it } from 'vitest';
import { givenWords, hasOwnWords, isSameLetter, leavesOutName, openPlaces } from './letter-fill.ts';
import { templateGroups } from './template-groups.ts';
import { known, written } from './testing/letter-samples.ts';

const begun = { ...written, to: '' };

describe('the words a letter begins with', () => {
  it('have what is known in their places, with days as the letter’s language writes them', () => {
    expect(givenWords(known, { ...begun, lang: 'en' })).toEqual({
      subject: 'Meeting about Kiri',
      body: 'Dear {{parent}}, come on December 2, 2026. R. Ortiz',
    });
    expect(givenWords(known, { ...begun, to: ' Dana ' })?.body).toBe(
      'Estimado/a Dana: 2 de diciembre de 2026. R. Ortiz',
    );
    expect(givenWords(known, { ...begun, template: 'none' })).toBeUndefined();
    expect(givenWords(null, begun)).toBeUndefined();
  });

  it('keep a place in sight of which nothing is known', () => {
    const places = { ...known.places, meeting: '' };
    const words = givenWords({ ...known, places }, begun);
    expect(words && openPlaces(words)).toEqual(['parent', 'meeting']);
  });
});

describe('words of the writer’s own', () => {
  it('are what no template gave', () => {
    const given = givenWords(known, begun);
    expect(hasOwnWords(known, { ...begun, ...given })).toBe(false);
    expect(hasOwnWords(known, { ...begun, ...given, subject: 'Other' })).toBe(true);
    expect(hasOwnWords(known, { ...begun, subject: ' ', body: '' })).toBe(false);
  });

  it('are all there is where the templates cannot be read', () => {
    expect(hasOwnWords(null, written)).toBe(true);
  });

  it('leave out a name that the template has a place for', () => {
    const filled = { ...written, ...givenWords(known, written) };
    expect(leavesOutName(known, filled)).toBe(false);
    expect(leavesOutName(known, { ...filled, to: 'Sam' })).toBe(true);
    expect(leavesOutName(known, { ...written, template: 'short', lang: 'en', to: 'Sam' })).toBe(false);
  });
});

it('offers the templates that are written today, those in most languages first', () => {
  expect(
    templateGroups(known, 'en').map(({ languages, templates }) => [languages, templates.map(({ key }) => key)]),
  ).toEqual([
    ['English and Spanish', ['meeting']],
    ['English', ['short']],
  ]);
  expect(templateGroups(null, 'en')).toEqual([]);
});

it('knows a letter again as the server kept it', () => {
  expect(isSameLetter(written, { ...written, body: `${written.body}\n` })).toBe(true);
  expect(isSameLetter(written, { ...written, to: 'Sam' })).toBe(false);
});
