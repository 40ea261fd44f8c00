import { describe, expect, it } from 'vitest';
import type { Filled } from '../../areas/forms/form-spec.ts';
import { askedFields } from './asked-fields.ts';

const asked = (kind: string, filled: Filled = {}) => askedFields(kind, filled).map(({ name }) => name);

describe('R8, R9: what a contract asks for', () => {
  it('is signed last, below what is signed', () => {
    expect(asked('student-contract')).toEqual(['how', 'terms', 'signer', 'agreed']);
    expect(asked('needs')).toEqual(['needs']);
  });

  it('is where the paper is kept once it is on paper, and nowhere before', () => {
    expect(asked('parent-contract', { how: 'paper' })).toContain('where');
    expect(asked('parent-contract', { how: 'on-screen' })).not.toContain('where');
  });

  it('goes on to show what was typed before the way was changed: nothing is kept out of sight', () => {
    expect(asked('parent-contract', { how: 'on-screen', where: 'Drawer 2' })).toContain('where');
  });
});
