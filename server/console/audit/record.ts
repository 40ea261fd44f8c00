import { calendarDay, exactTimeOf } from '../../../shared/ui/dates.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';
import type { AuditFilter, AuditRow } from '../../../shared/wire/audit.ts';
import type { Answer, Api } from '../api.ts';
import { localDay } from '../parts/days.ts';
import type { Picked } from '../parts/students.ts';
import { auditList, PAGE_MOST } from './api.ts';

/** A student's record of access as it goes on paper. */
export interface RecordOnPaper {
  readonly student: Picked;
  readonly rows: readonly AuditRow[];
  /** What narrows them, in words. */
  readonly words: readonly string[];
  /** The last day that was asked for (`YYYY-MM-DD`), if one was. */
  readonly to: string | undefined;
  /** When it was read, epoch ms. */
  readonly at: number;
}

/** Where the time on the page ends: with the day that was asked for, once it is over, or with the reading. */
export function periodEnd({ to, at }: Pick<RecordOnPaper, 'to' | 'at'>, locale: Locale): string {
  return to !== undefined && to < localDay(at) ? calendarDay(to, locale) : exactTimeOf(at, { locale });
}

/** All entries that a filter finds, newest first, for paper: a page of the screen would be a part of the record. */
export async function allRows(api: Api, filter: AuditFilter): Promise<Answer<readonly AuditRow[]>> {
  const rows: AuditRow[] = [];
  let before: number | undefined;
  do {
    const answer = await auditList(api, filter, before, PAGE_MOST);
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    before = answer.value.next ?? undefined;
  } while (before !== undefined);
  return { ok: true, value: rows };
}
