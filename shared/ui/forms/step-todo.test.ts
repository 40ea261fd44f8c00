import { afterEach, describe, expect, it } from 'vitest';
import { STEP_KINDS } from '../../areas/cases/lifecycle/lifecycle.ts';
import { setLocale } from '../locale.svelte.ts';
import { stepToDo, turnOf } from './step-todo.ts';
import { stepTitle } from './step-words.ts';

afterEach(() => setLocale('en'));

describe('a step that is still to be done', () => {
  it('is said with a verb, in both languages, whichever it is', () => {
    // The first is taken by opening the case, and a mistake is struck where it stands.
    const kinds = STEP_KINDS.filter((kind) => kind !== 'referred' && kind !== 'struck');
    for (const locale of ['en', 'es'] as const) {
      setLocale(locale);
      expect(kinds.filter((kind) => stepToDo(kind) === stepTitle(kind))).toEqual([]);
      expect(new Set(kinds.map(stepToDo)).size).toBe(kinds.length);
    }
  });

  it('is said by its name where a newer program wrote it, and nobody is said to have the turn', () => {
    expect([stepToDo('home-visit'), turnOf('home-visit')]).toEqual(['Home visit', '']);
  });

  it('R20: says whose turn it is', () => {
    expect(turnOf('needs')).toBe('for the social worker');
    expect(turnOf('director-answered')).toBe('for the director');
  });
});
