import type { PersonRow } from '../../../shared/areas/access/people.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { AuditFilter, AuditListAnswer } from '../../../shared/wire/audit.ts';
import type { Picked } from '../parts/students.ts';
import { PAGE_SIZE } from './api.ts';
import type { Shared } from './tokens.ts';

/** A member of staff searched for, and what for. */
export interface StaffSearch {
  readonly person: PersonRow;
  readonly purpose: string;
}

/** Whom the trail is searched by. Kept in memory only: an address is kept by others (R37 to R41, R60). */
export interface Whom {
  readonly student: Picked | null;
  readonly staff: StaffSearch | null;
}

export const NOBODY: Whom = { student: null, staff: null };

/**
 * The kind of use that the form proposes once a student is picked: whoever asks about a record first sees who meant to
 * use it; what merely passed by is one choice away. Kept as it was for the student whose record is shown already.
 */
export function useProposed(now: Shared['use'], shown: Picked | null, picked: Picked | null): Shared['use'] {
  const isFresh = picked !== null && picked.studentId !== shown?.studentId;
  return isFresh && now === 'all' ? 'deliberate' : now;
}

/** What is asked of the server. */
export function wireFilter(shared: Shared, { student, staff }: Whom): AuditFilter {
  return {
    ...shared,
    ...(student && { studentId: student.studentId }),
    ...(staff && { staff: { staffId: staff.person.staffId, purpose: staff.purpose } }),
  };
}

/** Whether a filter narrows anything. */
export function isNarrow({ actions, decision, use, ...more }: AuditFilter): boolean {
  return actions.length > 0 || decision !== 'all' || use !== 'all' || Object.keys(more).length > 0;
}

/** `214 entries, newest first`: how many there are, as far as they are counted. */
export function foundWords({ total }: Pick<AuditListAnswer, 'total'>, locale: string): string {
  if (total === null) return m.ax_uncounted();
  const words = `${total.count.toLocaleString(locale)} ${m.audit_total({ count: total.count })}`;
  return total.more ? `${m.ax_more()} ${words}` : words;
}

/** `Entries: 214 when the list was read`: reading and exporting are entries too, so that the file may have more. */
export function countWords({ count, more }: NonNullable<AuditListAnswer['total']>, locale: string): string {
  const written = count.toLocaleString(locale);
  return m.ax_export_count({ count: more ? m.ax_over({ count: written }) : written });
}

/** `51 to 100 of 214`: which of them a page shows; only which page, where nobody is counted. */
export function rangeWords(page: Pick<AuditListAnswer, 'rows' | 'total'>, passed: number, locale: string): string {
  const written = (count: number) => count.toLocaleString(locale);
  if (page.total === null) return m.ax_page({ page: written(passed + 1) });
  const before = passed * PAGE_SIZE;
  const total = written(Math.max(page.total.count, before + page.rows.length));
  return m.audit_range({
    from: written(before + (page.rows.length > 0 ? 1 : 0)),
    to: written(before + page.rows.length),
    total: page.total.more ? m.ax_over({ count: total }) : total,
  });
}
