import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** Consents as they were signed, what was released under them, and when they ended (R83 to R91). Append-only. */
export function consentTables(c: Columns, { staff, student }: People) {
  return {
    consent: c.table(
      'consent',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        /** JSON of the filled fields: the five parts of R84, the signature, and how long it lasts. */
        filled: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.id),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.recordedBy, staff.id),
      ],
    ),
    /** A release under a consent: kept with it, and not in the disclosure log (34 CFR 99.32(d)(3), R117). */
    consentUse: c.table(
      'consent_use',
      {
        studentId: c.text().notNull(),
        consentId: c.text().notNull(),
        id: c.text().notNull(),
        filled: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.consentId, t.id),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.recordedBy, staff.id),
      ],
    ),
    /** Once a consent: taken back, or entered by mistake. */
    consentEnd: c.table(
      'consent_end',
      {
        studentId: c.text().notNull(),
        consentId: c.text().notNull(),
        /** revoked · mistake */
        reason: c.text().notNull(),
        note: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.studentId, t.consentId), c.refers(t.studentId, student.id), c.refers(t.recordedBy, staff.id)],
    ),
  };
}
