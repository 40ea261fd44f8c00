import { describe, expect, it } from 'vitest';
import { DESIGNABLE, RECRUITER_ITEMS } from '../../../shared/areas/directory/items.ts';
import { scopedFields, splitScope } from './ask-form.ts';
import { directoryErrors, faultWords, refusedWords } from './words.ts';

describe('what is refused, in words', () => {
  it('is nothing, some items by name, or everything', () => {
    expect(refusedWords([], 'public')).toBe('Nothing is refused');
    expect(refusedWords(['grade', 'name'], 'public')).toBe('Refused: Name, Grade level');
    const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
    expect(refusedWords(ids(DESIGNABLE), 'public')).toBe('Everything is refused');
    expect(refusedWords(ids(RECRUITER_ITEMS), 'recruiters')).toBe('Everything is refused');
  });
});

it('what the server says is told at its field, and what is at none of the form as a whole', () => {
  expect(
    directoryErrors([
      { path: 'body.filled.public', code: 'nothing' },
      { path: 'body.refusalId', code: 'ended' },
      { path: 'body.filled.signer', code: 'too_small' },
    ]),
  ).toEqual({
    public: 'Say what is refused: for the public, for recruiters, or both.',
    form: 'This refusal has ended already. Load the student again.',
  });
});

it('every fault of a list has its words', () => {
  for (const fault of ['no-policy', 'old-policy', 'too-early', 'recruiters-early', 'not-designated', 'not-held'])
    expect(faultWords(fault)).not.toBe('It cannot be made today');
});

describe('a request', () => {
  const desk = { buildings: [{ id: 'a', name: 'Harbor View' }], grades: ['09', '11', '12'] };
  const offered = (audience: string, name: string) => {
    const field = scopedFields({ audience }, desk).find((one) => one.name === name);
    return field?.kind === 'choices' ? field.of.map(({ id }) => id) : field;
  };

  it('R160: of recruiters offers grades 11 and 12 alone', () => {
    expect([offered('military', 'grades'), offered('public', 'grades')]).toEqual([
      ['11', '12'],
      ['09', '11', '12'],
    ]);
  });

  it('is sent apart from which students it is of', () => {
    expect(splitScope({ audience: 'public', party: 'A', buildings: ['a'] })).toEqual({
      filled: { audience: 'public', party: 'A' },
      scope: { buildings: ['a'], grades: [] },
    });
  });
});
