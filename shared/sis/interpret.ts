import type { Adapter, AdapterPage, FieldName, Fields } from './adapter.ts';
import type { Dom } from './dom.ts';
import { readField, type FieldReading } from './field.ts';
import { pageOf } from './page-match.ts';
import type { Seen, Sighting, Witness } from './sighting.ts';

const IDENTIFYING = ['sisId', 'name', 'birthDate'] as const;
const HINTS = ['grade', 'school'] as const;
const LONGEST = { sisId: 64, name: 200, grade: 20, school: 120 } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** What a page came to, and which of the adapter's pages it is: the page's id, empty where it is none of them. */
export interface Reading {
  readonly sighting: Sighting;
  readonly page: string;
}

/**
 * Reads a page as the adapter describes it. Pure; never throws: a page that cannot be read is `no-fingerprint`.
 * Two places that name different students are always a `conflict`, whatever else the page says.
 */
export function readPage<N>(adapter: Adapter, dom: Dom<N>): Reading {
  try {
    const present = (css: string) => dom.all(css, null).length > 0;
    if (!(adapter.fingerprint ?? []).every(present)) return UNREADABLE;
    if ((adapter.busy ?? []).some(present)) return { sighting: { outcome: 'busy' }, page: '' };
    const page = pageOf(dom, adapter);
    return { sighting: page ? sightingOf(adapter, dom, page) : { outcome: 'none' }, page: page?.id ?? '' };
  } catch {
    return UNREADABLE;
  }
}

/** The same, for who need not know which page it is. */
export function interpret<N>(adapter: Adapter, dom: Dom<N>): Sighting {
  return readPage(adapter, dom).sighting;
}

const UNREADABLE: Reading = { sighting: { outcome: 'no-fingerprint' }, page: '' };

function sightingOf<N>(adapter: Adapter, dom: Dom<N>, page: AdapterPage): Sighting {
  if (page.kind !== 'student') return { outcome: page.kind };
  return readStudent(adapter, dom, { ...adapter.fields, ...page.fields });
}

function readStudent<N>(adapter: Adapter, dom: Dom<N>, fields: Fields): Sighting {
  const read = (name: FieldName): FieldReading => {
    const field = fields[name];
    return field ? readField(dom, name, field) : { kind: 'absent' };
  };
  const identifying = IDENTIFYING.map((field) => ({ field, reading: read(field) }));
  const hints = HINTS.map((field) => ({ field, reading: read(field) }));
  const seen = seenFrom(adapter, [...identifying, ...hints]);
  const witnesses = identifying.flatMap(({ field, reading }) => witnessesOf(field, reading));
  if (witnesses.length > 0) return { outcome: 'conflict', witnesses, seen };
  return outcomeOf(adapter, seen);
}

function outcomeOf(adapter: Adapter, seen: Seen): Sighting {
  const { sisId, name } = seen;
  if (sisId !== undefined) return { outcome: 'student', seen: { ...seen, sisId } };
  if (name === undefined) return { outcome: 'no-fingerprint' };
  return adapter.nameOnly === 'never' ? { outcome: 'none' } : { outcome: 'name-only', seen: { ...seen, name } };
}

function seenFrom(
  adapter: Adapter,
  readings: { field: keyof typeof LONGEST | 'birthDate'; reading: FieldReading }[],
): Seen {
  const seen: Seen = { system: adapter.id, idKind: adapter.idKind, adapterRevision: adapter.revision ?? 1 };
  for (const { field, reading } of readings) {
    if (reading.kind !== 'value') continue;
    if (field === 'birthDate') {
      if (DAY.test(reading.value)) seen.birthDate = reading.value;
    } else if (reading.value.length <= LONGEST[field]) seen[field] = reading.value;
  }
  return seen;
}

function witnessesOf(field: Witness['field'], reading: FieldReading): Witness[] {
  return reading.kind === 'split' ? reading.found.map(({ value, where }) => ({ field, value, where })) : [];
}
