import { m } from '../../shared/messages/generated/messages.js';

type Locale = 'en' | 'es';
type Said = (numbers: { a: number; b: number }, how: { locale: Locale }) => string;

/** What the verifier can find. It speaks English by itself, since nothing else is at hand where it runs alone. */
const FAULTS: readonly Said[] = [
  m.vf_f_head,
  m.vf_f_trail,
  m.vf_f_signed_head,
  m.vf_f_twice,
  m.vf_f_order,
  m.vf_f_gap,
  m.vf_f_no_leaves,
  m.vf_f_leaves,
  m.vf_f_place,
  m.vf_f_entry,
  m.vf_f_leaf,
  m.vf_f_range,
  m.vf_f_path,
  m.vf_f_detail,
  m.vf_f_short,
  m.vf_f_checkpoint,
  m.vf_f_more,
  m.vf_f_numbers,
  m.vf_f_note,
  m.vf_f_signature,
  m.vf_f_key,
  m.vf_f_base64,
  m.vf_f_line,
];

const NUMBER = /\d+/g;
/** The name of a fault is its English text without the numbers; `base64` has one of its own. */
const shapeOf = (text: string): string => text.replace(NUMBER, '#');
const BY_SHAPE = new Map(FAULTS.map((said) => [shapeOf(said({ a: 0, b: 0 }, { locale: 'en' })), said]));

/** A fault's text in a language, with its numbers; in English where it has no other words. */
export function faultIn(locale: Locale, text: string): string {
  const [a = 0, b = 0] = (text.match(NUMBER) ?? []).map(Number);
  return BY_SHAPE.get(shapeOf(text))?.({ a, b }, { locale }) ?? text;
}
