import type { Norm } from './adapter.ts';
import { fold } from './dom.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Applies a source's expression (first group, else the whole match), then its normalisers in order. Null: nothing left. */
export function refine(raw: string | null, re: string | undefined, norms: readonly Norm[] | undefined): string | null {
  let value = raw === null ? null : extract(fold(raw), re);
  for (const norm of norms ?? []) {
    if (value === null) return null;
    value = apply(value, norm);
  }
  return value === null || value === '' ? null : value;
}

function extract(value: string, re: string | undefined): string | null {
  if (re === undefined) return value;
  const found = new RegExp(re, 'u').exec(value);
  return found ? fold(found[1] ?? found[0]) : null;
}

function apply(value: string, norm: Norm): string | null {
  if (norm === 'digits') return value.replace(/\D/gu, '');
  if (norm === 'stripZeros') return value.replace(/^0+(?=.)/u, '');
  if (norm === 'upper') return value.toUpperCase();
  if (norm === 'nfc') return value.normalize('NFC');
  if ('date' in norm) return firstDate(value, norm.date);
  if ('map' in norm) return mapped(value, norm.map.table, norm.map.else ?? 'keep');
  if ('name' in norm) return norm.name === 'last-first' ? firstNameFirst(value) : value;
  if ('nullIf' in norm) return norm.nullIf.includes(value) ? null : value;
  return fold(value.replace(new RegExp(norm.replace[0], 'gu'), norm.replace[1]));
}

function mapped(value: string, table: Record<string, string>, otherwise: 'keep' | 'null'): string | null {
  if (Object.hasOwn(table, value)) return table[value] ?? null;
  return otherwise === 'keep' ? value : null;
}

/** `Last, First Middle` → `First Middle Last`. A name without a comma is left alone. */
function firstNameFirst(value: string): string {
  const comma = value.indexOf(',');
  return comma < 0 ? value : fold(`${value.slice(comma + 1)} ${value.slice(0, comma)}`);
}

function firstDate(value: string, formats: readonly string[]): string | null {
  for (const format of formats) {
    const day = dateOf(value, format);
    if (day) return day;
  }
  return null;
}

/** One shape a format: where year, month and day stand among the groups. */
const SHAPES: Record<string, { re: RegExp; order: 'ymd' | 'mdy' | 'dmy' }> = {
  'YYYY-MM-DD': { re: /^(\d{4})-(\d{2})-(\d{2})$/u, order: 'ymd' },
  'M/D/YYYY': { re: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u, order: 'mdy' },
  'DD/MM/YYYY': { re: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u, order: 'dmy' },
  'MMM/D/YYYY': { re: /^([A-Za-z]{3})\/(\d{1,2})\/(\d{4})$/u, order: 'mdy' },
  'MMMM DD YYYY': { re: /^([A-Za-z]{3,9}) (\d{1,2}),? (\d{4})$/u, order: 'mdy' },
};

function dateOf(value: string, format: string): string | null {
  const shape = SHAPES[format];
  const found = shape?.re.exec(value);
  if (!shape || !found) return null;
  const part = (letter: string) => found[shape.order.indexOf(letter) + 1] ?? '';
  const day = `${part('y')}-${monthNumber(part('m'))}-${part('d').padStart(2, '0')}`;
  return isRealDay(day) ? day : null;
}

function monthNumber(word: string): string {
  const index = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return (index < 0 ? word : String(index + 1)).padStart(2, '0');
}

function isRealDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
