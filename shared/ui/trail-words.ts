import { type Alarm, sizeIn } from '../audit/watch.ts';
import { m } from '../messages/generated/messages.js';
import { fullDayOf, timeOf } from './dates.ts';
import { locale } from './locale.svelte.ts';

/** What this browser saw that is wrong with the server's audit trail, in one or two sentences. */
export function alarmWords({ verdict, before, now }: Pick<Alarm, 'verdict' | 'before' | 'now'>): string {
  if (verdict === 'broken') return m.tw_broken();
  if (before === null) return m.tw_unsigned_first();
  const then = { ...whenWords(before.at), before: sizeWord(before.note) };
  if (verdict === 'unsigned') return m.tw_unsigned(then);
  if (verdict === 'forked') return m.tw_forked(then);
  return now === null ? m.tw_shrunk_none(then) : m.tw_shrunk({ ...then, now: sizeWord(now) });
}

/** An instant as the day and the time of a sentence. */
export function whenWords(at: number): { day: string; time: string } {
  const style = { locale: locale() };
  return { day: fullDayOf(at, style), time: timeOf(at, style) };
}

const sizeWord = (note: string): string => (sizeIn(note) ?? 0).toLocaleString(locale());
