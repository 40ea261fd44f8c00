import type { Columns } from '../columns.sqlite.ts';
import { logAsideTables } from './log-aside.ts';
import type { People } from './people.ts';

/**
 * The disclosure log (34 CFR 99.32, R115): requests for and releases of identifiable data, one row a student and
 * party. Append-only; goes only with the record it belongs to (R120).
 */
export function disclosureTables(c: Columns, people: People) {
  const { building, staff, student } = people;
  /** Organizations that the district deals with, for choosing. */
  const party = c.table(
    'party',
    {
      id: c.text().notNull(),
      name: c.text().notNull(),
      /** By what two names are the same (`partyKey`). */
      nameKey: c.text().notNull(),
      capacity: c.text().notNull(),
      addedBy: c.text().notNull(),
      addedAt: c.int().notNull(),
    },
    (t) => [c.key(t.id), c.unique(t.nameKey), c.refers(t.addedBy, staff.id)],
  );
  return {
    /** Clustered by building and time: the log is read newest first, a building at a time. */
    disclosure: c.table(
      'disclosure',
      {
        buildingId: c.text().notNull(),
        at: c.int().notNull(),
        id: c.text().notNull(),
        studentId: c.text().notNull(),
        /** Who requested or received (R115a). */
        party: c.text().notNull(),
        /** Their legitimate interest (R115b). */
        interest: c.text().notNull(),
        basis: c.text().notNull(),
        /** released · denied: a denied request is logged too (R115). */
        outcome: c.text().notNull(),
        recordedBy: c.text().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.buildingId, t.at, t.id),
        c.refers(t.buildingId, building.id),
        c.refers(t.studentId, student.id),
        c.refers(t.recordedBy, staff.id),
        // Forms and corrections say which entry they belong to by its id alone.
        c.unique(t.id),
        c.index('disclosure_count').on(t.buildingId, t.at),
        // Pages and totals of one basis, or of one outcome, without walking the others.
        c.index('disclosure_filter').on(t.buildingId, t.basis, t.at, t.id, t.outcome),
        c.index('disclosure_outcome').on(t.buildingId, t.outcome, t.at, t.id),
        c.index('disclosure_student').on(t.studentId, t.at),
        // Every school at once, and one receiver in all of them.
        c.index('disclosure_at').on(t.at, t.id, t.buildingId, t.basis, t.outcome),
        c.index('disclosure_party').on(t.party, t.at, t.id, t.buildingId, t.basis, t.outcome),
      ],
    ),
    /** What the entry's form holds, as it was filled in; none for entries from before there were forms. Append-only. */
    disclosureForm: c.table(
      'disclosure_form',
      {
        studentId: c.text().notNull(),
        disclosureId: c.text().notNull(),
        /** JSON of the filled fields. */
        filled: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [c.key(t.studentId, t.disclosureId), c.unique(t.disclosureId), c.refers(t.studentId, student.id)],
    ),
    /** Why an entry is wrong, once; a wrong correction is corrected where it leads to. Append-only. */
    disclosureCorrection: c.table(
      'disclosure_correction',
      {
        studentId: c.text().notNull(),
        disclosureId: c.text().notNull(),
        why: c.text().notNull(),
        /** The entry that is right instead, or null: it should never have been made. */
        replacedBy: c.text(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.disclosureId),
        c.refers(t.studentId, student.id),
        c.refers(t.recordedBy, staff.id),
        c.index('disclosure_correction_student').on(t.studentId),
      ],
    ),
    /**
     * The custodian's sealed book (R101, R117): apart from the log, so that no list, count or search of it can tell.
     * Append-only.
     */
    sealedRelease: c.table(
      'sealed_release',
      {
        id: c.text().notNull(),
        studentId: c.text().notNull(),
        at: c.int().notNull(),
        basis: c.text().notNull(),
        outcome: c.text().notNull(),
        filled: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.id), c.refers(t.studentId, student.id), c.refers(t.recordedBy, staff.id)],
    ),
    /** Why an entry of the sealed book is wrong, once; of whom it is, the entry says. Append-only. */
    sealedCorrection: c.table(
      'sealed_correction',
      {
        releaseId: c.text().notNull(),
        why: c.text().notNull(),
        /** The entry that is right instead, or null: it should never have been made. */
        replacedBy: c.text(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.releaseId), c.refers(t.recordedBy, staff.id)],
    ),
    party,
    /** Bars of at least five years (R126). A bar that is lifted stays. */
    partyBar: c.table(
      'party_bar',
      {
        id: c.text().notNull(),
        partyId: c.text().notNull(),
        /** Days of the district, the last one included. */
        firstDay: c.text().notNull(),
        lastDay: c.text().notNull(),
        /** department · study */
        ground: c.text().notNull(),
        finding: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        liftedBy: c.text(),
        liftedAt: c.int(),
        liftedWhy: c.text(),
      },
      (t) => [
        c.key(t.id),
        c.refers(t.partyId, party.id),
        c.refers(t.recordedBy, staff.id),
        c.refers(t.liftedBy, staff.id),
        c.index('party_bar_party').on(t.partyId),
      ],
    ),
    ...logAsideTables(c, people),
  };
}
