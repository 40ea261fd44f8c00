import type { Source } from '../adapter.ts';
import { fold, visibleText } from '../dom.ts';
import { labelKey, type LabelSource } from '../label.ts';
import { refine } from '../normalise.ts';
import { paramOf, readSource } from '../source.ts';
import type { PickDom, PickedField } from './pick-dom.ts';
import { labelWords, plainLabel } from './label-words.ts';
import { type Hold, segmentsOf, selectorOf } from './selector.ts';
import { refiningsOf } from './value-in.ts';

/** A way to find a field again, and what it reads now. */
export interface Candidate {
  readonly source: Source;
  readonly reads: string;
  /** By what it is found: the words beside it, the page's own marks, or merely where it stands. */
  readonly hold: 'label' | 'link' | 'field' | 'title' | 'address' | Hold;
  /** 0 to 100: how likely it outlives a change of the page. Our judgement, from what changed on real pages (sis.md). */
  readonly stability: number;
}

const STABILITY: Readonly<Record<Candidate['hold'], number>> = {
  label: 90,
  link: 80,
  id: 75,
  name: 70,
  field: 65,
  class: 50,
  title: 45,
  address: 40,
  path: 20,
};
const CANDIDATES_MAX = 6;
const LABELS = 'th, td, dt, label, legend, span, b, strong, small, div, p';
const PLACES = ['td', 'dd', 'span', 'div', 'p', 'b', 'strong', 'a'];
const FIELDS = new Set(['input', 'textarea', 'select']);
/** How far up a label's box is looked for. */
const CLIMB_MAX = 4;

/** What somebody pointed at can be read by, what lasts longest first. Each was tried: `reads` is what it gives now. */
export function candidatesFor<N>(dom: PickDom<N>, node: N, field: PickedField): Candidate[] {
  const text = textOf(dom, node);
  const meant = new Set(refiningsOf(field, text).map((way) => refine(text, way.re, way.norm)));
  const found = placesOf(dom, node, field).flatMap((place) => refined(dom, field, place));
  return best(found.filter(({ reads }) => meant.has(reads)));
}

/** The same for whatever stands by a label of these words, for who does not point. */
export function candidatesBeside<N>(dom: PickDom<N>, words: string, field: PickedField): Candidate[] {
  const wanted = labelKey(words);
  const labels = dom.all(LABELS, null).filter((node) => labelKey(visibleText(dom, node)) === wanted);
  // Whoever writes the words says that they are a label.
  const places = labels.flatMap((label) => {
    const is = plainLabel(visibleText(dom, label));
    return boxesAround(dom, label).flatMap((item) => pairsIn(dom, item, label, is));
  });
  return best(places.flatMap((place) => refined(dom, field, place)));
}

/** Other places that say the same as `value`: witnesses of it. The address may be one; it decides nothing. */
export function witnessesOf<N>(dom: PickDom<N>, value: string, field: PickedField): Candidate[] {
  const links = field === 'sisId' ? [...linksWith(dom, value), ...addressWith(dom, value)] : [];
  const headings = dom.all('h1, h2, h3, legend', null).flatMap((node) => pointedAt(dom, node));
  const places: Place[] = [...links, ...headings, { hold: 'title', source: { from: 'title' } }];
  return best(places.flatMap((place) => refined(dom, field, place)).filter(({ reads }) => reads === value));
}

interface Place {
  readonly hold: Candidate['hold'];
  readonly source: Source;
}

/** Every way in which a place gives the field, each tried. */
function refined<N>(dom: PickDom<N>, field: PickedField, { hold, source }: Place): Candidate[] {
  const raw = readSource(dom, source);
  if (raw === null) return [];
  return refiningsOf(field, raw).flatMap((way) => {
    const whole: Source = { ...source, ...way };
    const reads = readSource(dom, whole);
    return reads === null ? [] : [{ source: whole, reads, hold, stability: STABILITY[hold] }];
  });
}

function best(found: readonly Candidate[]): Candidate[] {
  const once = new Map<string, Candidate>();
  // By one label one way is enough: the first is the nearest box, read the simplest way.
  for (const one of found) {
    const key = one.source.from === 'label' ? JSON.stringify([one.source.is, one.reads]) : JSON.stringify(one.source);
    if (!once.has(key)) once.set(key, one);
  }
  return [...once.values()].sort((a, b) => b.stability - a.stability).slice(0, CANDIDATES_MAX);
}

function textOf<N>(dom: PickDom<N>, node: N): string {
  const chosen = dom.tag(node) === 'select' ? dom.chosen(node) : null;
  if (chosen !== null)
    return fold(
      dom
        .children(chosen)
        .map((child) => dom.data(child))
        .join(''),
    );
  return FIELDS.has(dom.tag(node)) ? fold(dom.value(node)) : visibleText(dom, node);
}

function placesOf<N>(dom: PickDom<N>, node: N, field: PickedField): Place[] {
  const labelled = boxesAround(dom, node).flatMap((item) =>
    dom
      .all(LABELS, item)
      .flatMap((label) => (holds(dom, label, node) ? [] : pairsIn(dom, item, label, labelWords(dom, label, field)))),
  );
  return [...labelled, ...pointedAt(dom, node)];
}

/** The element itself, as text or as what a form's field holds. */
function pointedAt<N>(dom: PickDom<N>, node: N): Place[] {
  const pointed = selectorOf(dom, node);
  if (pointed === null) return [];
  const { css, hold } = pointed;
  const tag = dom.tag(node);
  if (tag === 'select') return [{ hold: 'field', source: { from: 'option', css } }];
  return FIELDS.has(tag)
    ? [{ hold: 'field', source: { from: 'value', css } }]
    : [{ hold, source: { from: 'text', css } }];
}

/** The boxes around an element in which a label may stand, from the inside out. */
function boxesAround<N>(dom: PickDom<N>, node: N): N[] {
  const boxes: N[] = [];
  for (let at = dom.parent(node); at !== null && boxes.length < CLIMB_MAX; at = dom.parent(at)) {
    if (!['body', 'html'].includes(dom.tag(at))) boxes.push(at);
  }
  return boxes;
}

/** A label in its box, with the box's text as the value, or the next place of some kind after the label. */
function pairsIn<N>(dom: PickDom<N>, item: N, label: N, is: string | null): Place[] {
  if (is === null) return [];
  const box = segmentsOf(dom, item).at(0)?.css ?? dom.tag(item);
  const source: LabelSource = { from: 'label', item: box, label: ownSegment(dom, label), is: [is] };
  const values = PLACES.map((value) => ({ ...source, value }));
  return [source, ...values].map((one) => ({ hold: 'label', source: one }));
}

/** By its tag, and a class where it has one: a label is known by its words. */
function ownSegment<N>(dom: PickDom<N>, node: N): string {
  return segmentsOf(dom, node).find(({ hold }) => hold === 'class')?.css ?? dom.tag(node);
}

function holds<N>(dom: PickDom<N>, outer: N, node: N): boolean {
  for (let at: N | null = node; at !== null; at = dom.parent(at)) if (at === outer) return true;
  return false;
}

/** Links that carry the value in their query. All of a name must agree. */
function linksWith<N>(dom: PickDom<N>, value: string): Place[] {
  const names = new Set<string>();
  for (const link of dom.all('a[href*="="], form[action*="="]', null)) {
    const address = dom.attr(link, dom.tag(link) === 'a' ? 'href' : 'action') ?? '';
    for (const name of paramNames(address, dom.url)) if (paramOf(address, name, dom.url) === value) names.add(name);
  }
  return [...names].map((param) => ({
    hold: 'link',
    source: { from: 'attr', css: `a[href*="${param}="]`, attr: 'href', param, all: 'unanimous' },
  }));
}

function addressWith<N>(dom: PickDom<N>, value: string): Place[] {
  const names = paramNames(dom.url, dom.url).filter((name) => paramOf(dom.url, name, dom.url) === value);
  return names.map((param) => ({ hold: 'address', source: { from: 'url', param } }));
}

function paramNames(address: string, base: string): string[] {
  if (!URL.canParse(address, base)) return [];
  return [...new URL(address, base).searchParams.keys()].filter((name) => /^[\w.-]{1,60}$/u.test(name));
}
