import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapterSchema, parseAdapter, type Adapter, type Source } from '../adapter.ts';
import { adaptersFor, type FramePlace } from '../match.ts';
import {
  blankAdapter,
  includingFrame,
  pathExpression,
  pathPattern,
  withoutPage,
  withoutPlace,
  withPage,
  withPlace,
} from './drafting.ts';
import { PICKED_FIELDS } from './pick-dom.ts';

const top: FramePlace = { url: 'https://sis.example.test/students/204417/home', name: '', top: true, topUrl: null };
const inner: FramePlace = { url: 'https://sis.example.test/app/student', name: 'main', top: false, topUrl: top.url };
const text = (css: string): Source => ({ from: 'text', css });
const isAdapter = (adapter: Adapter) => parseAdapter(JSON.stringify(adapter)).ok;

describe('an adapter that is being written', () => {
  it('begins with where it is, and without the number of whoever is open', () => {
    const adapter = blankAdapter(top);
    expect(isAdapter(adapter)).toBe(true);
    expect(adaptersFor([adapter], top)).toEqual([adapter]);
    expect(JSON.stringify(adapter)).not.toContain('204417');
    expect(blankAdapter({ ...top, url: 'http://a/' }).id).toBe('our-sis');
    expect(blankAdapter({ ...top, url: 'http://sis.test:8000/' }).id).toBe('sis-test-8000');
  });

  it('takes in another frame, and changes nothing for one that it describes', () => {
    const adapter = withPlace(blankAdapter(top), { field: 'sisId', source: text('h1'), witness: false, pageId: '' });
    expect(includingFrame(adapter, top)).toBe(adapter);
    const wider = includingFrame(adapter, inner);
    expect(adaptersFor([wider], inner)).toEqual([wider]);
    expect(adaptersFor([wider], top)).toEqual([wider]);
    expect(isAdapter(wider)).toBe(true);
    expect(includingFrame(blankAdapter(top), inner).match.frame).toEqual({ name: 'main' });
  });

  it('puts the newest place first, a witness last, and takes out the one that is meant', () => {
    let adapter = blankAdapter(top);
    const put = (css: string, witness: boolean) => {
      adapter = withPlace(adapter, { field: 'sisId', source: text(css), witness, pageId: 'student' });
    };
    put('h1', false);
    put('h2', false);
    expect(adapter.fields?.sisId).toEqual([text('h2'), text('h1')]);
    put('h3', true);
    put('h1', false);
    expect(adapter.fields?.sisId).toEqual({ any: [text('h1'), text('h2')], agree: [text('h3')] });
    adapter = withoutPlace(adapter, { field: 'sisId', at: 2, pageId: 'student' });
    expect(adapter.fields?.sisId).toEqual([text('h1'), text('h2')]);
    adapter = withoutPlace(adapter, { field: 'sisId', at: 0, pageId: 'student' });
    adapter = withoutPlace(adapter, { field: 'sisId', at: 0, pageId: 'student' });
    expect(adapter.fields).toEqual({});
  });

  it('changes the field of the page that has one of its own', () => {
    const own: Adapter = { ...blankAdapter(top), pages: [{ id: 'a', kind: 'student', fields: { name: [text('b')] } }] };
    const next = withPlace(own, { field: 'name', source: text('h1'), witness: false, pageId: 'a' });
    expect(next.pages[0]?.fields?.name).toEqual([text('h1'), text('b')]);
    expect(next.fields).toEqual({});
  });

  it('looks for pages of nobody first, and can forget them', () => {
    const adapter = withPage(withPage(blankAdapter(top), 'none', { path: '^/a$' }), 'none', { has: ['form#search'] });
    expect(adapter.pages.map(({ id }) => id)).toEqual(['none.2', 'none.1', 'student']);
    expect(withoutPage(adapter, 'none.2').pages.map(({ id }) => id)).toEqual(['none.1', 'student']);
    expect(isAdapter(adapter)).toBe(true);
  });

  it('matches the path on which it was written', () => {
    expect(pathPattern('/s/204417/a1/home.html')).toBe('/s/*/*/home.html');
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), (url) => {
        const { pathname } = new URL(url);
        expect(new RegExp(pathExpression({ url }), 'u').test(pathname)).toBe(true);
        const place = { ...top, url };
        expect(adaptersFor([blankAdapter(place)], place)).toHaveLength(1);
      }),
    );
  });

  it('stays an adapter whatever is put into it and taken out, in any order', () => {
    const act = fc.record({
      field: fc.constantFrom(...PICKED_FIELDS),
      css: fc.constantFrom('h1', 'h2', 'h3', 'p', 'b', 'i', 'u', 's'),
      does: fc.constantFrom('place', 'witness', 'out', 'page'),
      at: fc.nat(7),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 24 }), (acts) => {
        let adapter = blankAdapter(top);
        for (const { field, css, does, at } of acts) {
          if (does === 'out') adapter = withoutPlace(adapter, { field, at, pageId: 'student' });
          else if (does === 'page') adapter = withPage(adapter, 'roster', { has: [css] });
          else if (does === 'place' || adapter.fields?.[field])
            adapter = withPlace(adapter, { field, source: text(css), witness: does === 'witness', pageId: 'student' });
        }
        expect(adapterSchema.safeParse(adapter).success).toBe(true);
        expect(new Set(adapter.pages.map(({ id }) => id)).size).toBe(adapter.pages.length);
      }),
    );
  });
});
