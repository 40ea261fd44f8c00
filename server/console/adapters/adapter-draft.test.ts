import { describe, expect, it } from 'vitest';
import { parseAdapter } from '../../../shared/sis/adapter.ts';
import { adapterDraftsOf, basedOn, draftOf } from './adapter-draft.ts';
import { begunFrom, READY } from './ready.ts';

const own = { id: 'ours', title: 'Our SIS', origin: 'https://sis.example.org' };

describe('a draft of an adapter', () => {
  it('goes on as it was left, and begins anew where nobody wrote in it', () => {
    const drafts = adapterDraftsOf({ staffId: 'a' });
    const first = draftOf(drafts, { id: 'x', json: '{"revision":1}' });
    expect(draftOf(drafts, { id: 'x', json: '{"revision":2}' }).json).toContain('2');
    const other = draftOf(drafts, { id: 'y', json: '{"revision":1}' });
    other.json = 'typed';
    expect(draftOf(drafts, { id: 'y', json: '{"revision":2}' }).json).toBe('typed');
    expect(first.json).toContain('1');
  });

  it('can be said to go on from another revision', () => {
    expect(JSON.parse(basedOn('{"id":"x","revision":1}', 7))).toEqual({ id: 'x', revision: 7 });
    expect(basedOn('{', 7)).toBe('{');
  });
});

describe('a ready adapter', () => {
  it.each(READY.map(({ id }) => id))('%s becomes a district’s own', (ready) => {
    const parsed = parseAdapter(begunFrom(ready, own) ?? '');
    expect(parsed.ok && parsed.adapter).toMatchObject({
      id: 'ours',
      title: 'Our SIS',
      status: 'draft',
      match: { origins: ['https://sis.example.org'] },
    });
  });

  it('is one of those there are', () => {
    expect(begunFrom('nowhere', own)).toBeUndefined();
  });
});
