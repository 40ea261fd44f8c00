import { describe, expect, it } from 'vitest';
import { FIRST_LETTER_TEMPLATES } from './first-templates.ts';
import { keepsEveryTemplate, misplaced, templateChanges } from './letter-changes.ts';
import { fillPlaces, placesIn } from './places.ts';
import { type LetterTemplate, letterTemplatesEditSchema, letterTemplatesSchema } from './template.ts';
import { languageName, letterNote } from './words.ts';

const { templates: FIRST } = FIRST_LETTER_TEMPLATES;
const [MEETING, ...OTHERS] = FIRST as [LetterTemplate, ...LetterTemplate[]];
const saying = (subject: string, body: string): LetterTemplate => ({
  ...MEETING,
  texts: [{ lang: 'en', subject, body }],
});

describe('R6, R7, R14, R18, R22, R27: the letters that the program comes with', () => {
  it('are fit to be sent back as they are', () => {
    expect(letterTemplatesSchema.parse(FIRST_LETTER_TEMPLATES)).toEqual(FIRST_LETTER_TEMPLATES);
    expect(misplaced(FIRST)).toEqual([]);
  });

  it.each(FIRST)('say whose and from whom, with the same places in both languages: $key', ({ texts }) => {
    const [en, es] = texts.map(({ subject, body }) => placesIn(`${subject} ${body}`).toSorted());
    expect(texts.map(({ lang }) => lang)).toEqual(['en', 'es']);
    expect(en).toEqual(expect.arrayContaining(['parent', 'school', 'student', 'worker']));
    expect(es).toEqual(en);
  });
});

describe('the places of a template', () => {
  it('are filled where something is known, and stay to be seen where nothing is', () => {
    const known = { student: 'Kiri $& {{day}}', meeting: '' };
    expect(fillPlaces('{{student}}, {{ student }}: {{meeting}}', known)).toBe(
      'Kiri $& {{day}}, Kiri $& {{day}}: {{meeting}}',
    );
    expect(fillPlaces('{{constructor}}', known)).toBe('{{constructor}}');
  });

  it('are found where nothing is ever put in them', () => {
    expect(misplaced([MEETING, saying('{{ student }}', '{{studnet}} {{}}'), saying('{{constructor}}', 'x')])).toEqual([
      '1.texts.0.body',
      '2.texts.0.subject',
    ]);
  });
});

describe('templates that are written anew', () => {
  it('keep every key, whatever becomes of it', () => {
    expect(keepsEveryTemplate(FIRST, [...OTHERS, { ...MEETING, retired: true }])).toBe(true);
    expect(keepsEveryTemplate(FIRST, OTHERS)).toBe(false);
  });

  it('have an English text, each language once, and each key once', () => {
    const fine = (...templates: unknown[]) => letterTemplatesEditSchema.safeParse({ rev: 0, templates }).success;
    const [en, es] = MEETING.texts;
    expect(fine(MEETING)).toBe(true);
    expect(fine({ ...MEETING, texts: [es] })).toBe(false);
    expect(fine({ ...MEETING, texts: [en, en] })).toBe(false);
    expect(fine(MEETING, MEETING)).toBe(false);
  });

  it('say what was changed by keys', () => {
    const thanks = { ...MEETING, key: 'thanks' };
    const [second, third, ...rest] = OTHERS;
    const after = [saying('Hello', 'There'), { ...second!, retired: true as const }, ...rest, third!, thanks];
    expect(templateChanges(FIRST, after)).toEqual({
      added: ['thanks'],
      changed: [MEETING.key],
      retired: [second!.key],
      broughtBack: [],
      moved: true,
    });
    expect(templateChanges(after, FIRST)).toMatchObject({ broughtBack: [second!.key] });
  });
});

it('R13: the contact says which letter, about what, in which language and how it went, in the writer’s words', () => {
  const letter = { title: 'Invitación', subject: 'Hola', lang: 'ht', way: 'handed-over' } as const;
  expect(letterNote(letter, 'en')).toBe('Invitación: “Hola”. In Haitian Creole, handed over in person.');
  expect(letterNote(letter, 'es')).toBe('Invitación: “Hola”. En criollo haitiano, entregada en persona.');
  expect(languageName('es', 'es')).toBe('español');
});
