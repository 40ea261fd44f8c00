import {
  ADAPTER_SCHEMA_VERSION,
  type Adapter,
  type AdapterPage,
  type Field,
  type Fields,
  type Source,
  type When,
} from '../adapter.ts';
import type { FramePlace } from '../match.ts';
import { adaptersFor } from '../match.ts';
import type { PickedField } from './pick-dom.ts';

/** No field has more places than this, as the schema says. */
export const PLACES_MAX = 6;
const ID_MAX = 40;
const PATH_MAX = 120;
const WORDS_MAX = 170;
const MARK_MAX = 60;

/** An adapter that knows nothing yet but where it is: one kind of page, on which a student is read where one is found. */
export function blankAdapter(place: FramePlace): Adapter {
  const url = new URL(place.url);
  return {
    schemaVersion: ADAPTER_SCHEMA_VERSION,
    id: adapterIdFor(url.origin),
    title: url.hostname,
    status: 'draft',
    idKind: 'studentNumber',
    match: { origins: [url.origin], paths: [pathPattern(url.pathname)], frame: frameOf(place) },
    nameOnly: 'ask',
    fields: {},
    pages: [{ id: 'student', kind: 'student' }],
  };
}

/** The same adapter, which also describes this frame: its origin, its path and which frame it is. */
export function includingFrame(adapter: Adapter, place: FramePlace): Adapter {
  if (adaptersFor([{ ...adapter, status: 'draft' }], place).length > 0) return adapter;
  const { origin, pathname } = new URL(place.url);
  const { origins, paths, frame } = adapter.match;
  const fits = adaptersFor([{ ...adapter, status: 'draft', match: { ...adapter.match, frame: 'any' } }], place);
  return {
    ...adapter,
    match: {
      origins: origins.includes(origin) ? origins : [...origins, origin],
      paths: fits.length > 0 ? paths : [...paths, pathPattern(pathname)],
      frame: adapter.fields && Object.keys(adapter.fields).length > 0 ? widened(frame, frameOf(place)) : frameOf(place),
    },
  };
}

/** Puts a place before the others of its field, or among its witnesses. `pageId`: the page whose own field it is. */
export function withPlace(
  adapter: Adapter,
  { field, source, witness, pageId }: { field: PickedField; source: Source; witness: boolean; pageId: string },
): Adapter {
  return changed(adapter, field, pageId, (before) => {
    const { any, agree, more } = partsOf(before);
    const isOther = (one: Source) => JSON.stringify(one) !== JSON.stringify(source);
    const put = (places: readonly Source[], first: boolean) =>
      [...(first ? [source] : []), ...places.filter(isOther), ...(first ? [] : [source])].slice(0, PLACES_MAX);
    if (witness) return { any, agree: put(agree, false), ...more };
    return agree.length > 0 ? { any: put(any, true), agree: agree.filter(isOther), ...more } : put(any, true);
  });
}

/**
 * The same adapter, which knows a page of a student by this place of a number or a name: pages that no adapter knows are
 * nobody's. Nothing is changed where the page is known already (`pageId`), or where the place is no mark of a page.
 */
export function withStudentPage(adapter: Adapter, source: Source, pageId: string): Adapter {
  const when = markOf(source);
  const blank = adapter.pages.find((page) => page.kind === 'student' && page.when === undefined);
  if (when === null || (pageId !== '' && pageId !== blank?.id)) return adapter;
  if (blank) return { ...adapter, pages: adapter.pages.map((page) => (page === blank ? { ...page, when } : page)) };
  const ids = new Set(adapter.pages.map(({ id }) => id));
  const id = `student.${Array.from({ length: ids.size + 1 }, (_, i) => i + 1).find((n) => !ids.has(`student.${n}`)) ?? 0}`;
  return { ...adapter, pages: [...adapter.pages, { id, kind: 'student', when }] };
}

function markOf(source: Source): When | null {
  if (source.from === 'label') {
    const words = [source.is].flat().map(literally).join('|');
    return words.length > WORDS_MAX ? null : { text: { [source.label]: `^(?:${words})[ *:]*$` } };
  }
  return 'css' in source ? { has: [source.css] } : null;
}

/** What only a page of nobody says at this place: a heading, as a rule. Null where the words may be a person's. */
export function markWith(css: string, words: string): When | null {
  const text = words.replace(/\s+/gu, ' ').trim();
  if (text === '' || text.length > MARK_MAX || /[\d,@]/u.test(text)) return null;
  return { text: { [css]: `^${literally(text)}$` } };
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Takes a place out of its field: the `at`th, counted through its places and then its witnesses. */
export function withoutPlace(
  adapter: Adapter,
  { field, at, pageId }: { field: PickedField; at: number; pageId: string },
): Adapter {
  return changed(adapter, field, pageId, (before) => {
    const { any, agree, more } = partsOf(before);
    const rest = any.filter((_, i) => i !== at);
    const witnesses = agree.filter((_, i) => i + any.length !== at);
    if (rest.length === 0) return undefined;
    return witnesses.length > 0 ? { any: rest, agree: witnesses, ...more } : rest;
  });
}

/** Adds a kind of page on which nobody, or many are; such pages are looked for before those of a student. */
export function withPage(adapter: Adapter, kind: 'roster' | 'none', when: When): Adapter {
  const number = adapter.pages.filter((page) => page.kind === kind).length + 1;
  const ids = new Set(adapter.pages.map(({ id }) => id));
  const id = [`${kind}.${number}`, `${kind}.${number}.more`].find((one) => !ids.has(one)) ?? `${kind}.${ids.size}`;
  const page: AdapterPage = { id, kind, when };
  return { ...adapter, pages: [page, ...adapter.pages] };
}

export function withoutPage(adapter: Adapter, id: string): Adapter {
  return { ...adapter, pages: adapter.pages.filter((page) => page.id !== id) };
}

/** A path as an adapter matches it: whatever has a number in it changes from student to student. */
export function pathPattern(path: string): string {
  const parts = path.split('/').map((part) => (/\d/u.test(part) ? '*' : part));
  const pattern = parts.join('/');
  return pattern.length > PATH_MAX ? `${pattern.slice(0, PATH_MAX - 1)}*` : pattern;
}

/** The path of a frame as an expression for `when.path`, which matches the whole path. */
export function pathExpression({ url }: Pick<FramePlace, 'url'>): string {
  const parts = new URL(url).pathname.split('/').map((part) => (/\d/u.test(part) ? '[^/]+' : literally(part)));
  return `^${parts.join('/')}$`;
}

function changed(
  adapter: Adapter,
  field: PickedField,
  pageId: string,
  change: (before: Field | undefined) => Field | undefined,
): Adapter {
  const page = adapter.pages.find(({ id }) => id === pageId);
  if (page?.fields?.[field] === undefined) return { ...adapter, fields: withField(adapter.fields, field, change) };
  const fields = withField(page.fields, field, change);
  return { ...adapter, pages: adapter.pages.map((one) => (one === page ? { ...one, fields } : one)) };
}

function withField(
  fields: Fields | undefined,
  field: PickedField,
  change: (before: Field | undefined) => Field | undefined,
): Fields {
  const next = change(fields?.[field]);
  const rest: Fields = Object.fromEntries(Object.entries(fields ?? {}).filter(([name]) => name !== field));
  return next === undefined ? rest : { ...rest, [field]: next };
}

function partsOf(field: Field | undefined): { any: Source[]; agree: Source[]; more: { minAgree?: number } } {
  if (field === undefined) return { any: [], agree: [], more: {} };
  if (Array.isArray(field)) return { any: field, agree: [], more: {} };
  const { any, agree = [], minAgree } = field;
  return { any, agree, more: minAgree === undefined ? {} : { minAgree } };
}

function frameOf({ top, name }: FramePlace): Adapter['match']['frame'] {
  if (top) return 'top';
  return /^[A-Za-z][\w-]{0,59}$/u.test(name) && !/\d{3}/u.test(name) ? { name } : 'any';
}

function widened(before: Adapter['match']['frame'], here: Adapter['match']['frame']): Adapter['match']['frame'] {
  return JSON.stringify(before) === JSON.stringify(here) ? before : 'any';
}

/** The id of an adapter that is new: by its site, so that two SISes never share one. */
export function adapterIdFor(origin: string): string {
  const id = new URL(origin).host
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, ID_MAX)
    .replace(/^-|-$/gu, '');
  return id.length > 1 ? id : 'our-sis';
}
