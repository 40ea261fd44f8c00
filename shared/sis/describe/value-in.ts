import { DATE_FORMATS, type Norm, type Source } from '../adapter.ts';
import { refine } from '../normalise.ts';
import type { PickedField } from './pick-dom.ts';

/** How a text becomes the value of a field: the part of it that is meant, and how that is written elsewhere. */
export type Refining = Pick<Source, 're' | 'norm'>;

const NUMBER = String.raw`(?:^|\D)(\d{4,12})(?:\D|$)`;
const WRITTEN_NUMBER = String.raw`(?:^|[\s(#:-])([A-Za-z]{0,4}\d{3,12})(?:[\s),.-]|$)`;
const NAME_BEFORE_MORE = String.raw`^(\p{L}[^\d(|]*\p{L}\.?)`;
const NAME_BEFORE_DASH = String.raw`^(\p{L}[^\d(|]*?)\s+[-–|]\s`;
const DATES: Readonly<Record<(typeof DATE_FORMATS)[number], string>> = {
  'YYYY-MM-DD': String.raw`(\d{4}-\d{2}-\d{2})`,
  'M/D/YYYY': String.raw`(\d{1,2}/\d{1,2}/\d{4})`,
  'DD/MM/YYYY': String.raw`(\d{1,2}/\d{1,2}/\d{4})`,
  'MMM/D/YYYY': String.raw`([A-Za-z]{3}/\d{1,2}/\d{4})`,
  'MMMM DD YYYY': String.raw`([A-Za-z]{3,9} \d{1,2},? \d{4})`,
};

/** The ways to read a field out of a text, likeliest first; none where the text has no such value. */
export function refiningsOf(field: PickedField, text: string): Refining[] {
  const ways = waysOf(field, text);
  return ways.filter(({ re, norm }) => isFit(field, refine(text, re, norm)));
}

function waysOf(field: PickedField, text: string): Refining[] {
  switch (field) {
    case 'sisId':
      return /^[\w-]+$/u.test(text) ? [{ re: wholeOf(text) }] : [{ re: NUMBER }, { re: WRITTEN_NUMBER }];
    case 'name':
      return nameWays(text);
    case 'birthDate':
      return DATE_FORMATS.map((format) => ({ re: DATES[format], norm: [{ date: [format] }] }));
    case 'grade':
    case 'school':
      return [{}];
  }
}

/** A number that stands alone: as many digits as numbers have, since another student's has no more or fewer by chance. */
function wholeOf(text: string): string {
  return /^\d+$/u.test(text) ? String.raw`^\d{3,12}$` : String.raw`^[\w-]{3,20}$`;
}

function nameWays(text: string): Refining[] {
  const norm: Norm[] | undefined = text.includes(',') ? [{ name: 'last-first' }] : undefined;
  const order = norm ? { norm } : {};
  const parts = /\s[-–|]\s/u.test(text) ? [{ re: NAME_BEFORE_DASH, ...order }] : [];
  return [...parts, /[\d(|]/u.test(text) ? { re: NAME_BEFORE_MORE, ...order } : order];
}

const FITS: Readonly<Record<PickedField, RegExp>> = {
  sisId: /^[\w-]{3,20}$/u,
  name: /^\p{L}.*\s.*\p{L}\.?$/u,
  birthDate: /^\d{4}-\d{2}-\d{2}$/u,
  grade: /^.{1,20}$/u,
  school: /^\p{L}.{1,119}$/u,
};

function isFit(field: PickedField, value: string | null): value is string {
  return value !== null && FITS[field].test(value);
}
