import { type Filled, textAt } from '../../forms/form-spec.ts';
import type { ReleaseForm } from '../release-form.ts';
import type { LeftOut } from './left-out.ts';

/** `log`: what must be logged (34 CFR 99.32). `access`: each party that obtained access (34 CFR 300.614, R82). */
export const COPY_VIEWS = ['log', 'access'] as const;
export type CopyView = (typeof COPY_VIEWS)[number];

/** An entry of the log, as it is kept. */
export interface LoggedEntry {
  readonly disclosureId: string;
  readonly at: number;
  readonly form: ReleaseForm;
  readonly corrected: { readonly why: string; readonly replacedBy: string | null } | null;
}

/** A release under a consent, with what the consent says of it (R84). */
export interface ConsentRelease {
  readonly useId: string;
  readonly at: number;
  readonly consent: Filled;
  readonly use: Filled;
}

/** A row of the copy. */
export interface CopyRow {
  /** Of the log's entry, or of the release under a consent. */
  readonly id: string;
  readonly at: number;
  readonly form: ReleaseForm;
  /** Why what stood there before was wrong, the oldest first. */
  readonly corrects: readonly string[];
}

export interface FamilyCopy {
  readonly view: CopyView;
  /** Newest first. */
  readonly rows: readonly CopyRow[];
  /** How much is left out, by why; null: it is not counted here. */
  readonly left: readonly { readonly why: LeftOut['id']; readonly count: number | null }[];
}

/** What a copy is made of. What is sealed is not among it: whoever gathers it does not read that book (R117). */
export interface CopySources {
  readonly entries: readonly LoggedEntry[];
  readonly releases: readonly ConsentRelease[];
  /** How often the family or the student saw the record. */
  readonly inspections: number;
}

const CONSENT = 'R83';
/** 34 CFR 99.32(d)(1), 300.614: the parent, and the eligible student. */
const FAMILY = 'R106';
/** 34 CFR 99.32(d)(2), 300.614: authorized employees. */
const OFFICIAL = 'R92';

/**
 * The copy of a student's disclosure log for the family (R85, R119): every entry that stands, denied requests too
 * (R115), each with what it corrects (R120). Of a student with a disability each party that obtained access, so also
 * what was released under a consent (34 CFR 300.614, R82).
 */
export function familyCopy({ entries, releases, inspections }: CopySources, view: CopyView): FamilyCopy {
  const standing = entries.filter(({ corrected }) => corrected === null);
  const isIn = ({ form: { basis } }: LoggedEntry) =>
    basis !== FAMILY && basis !== OFFICIAL && (view === 'access' || basis !== CONSENT);
  const under = standing.filter(({ form }) => form.basis === CONSENT).length + releases.length;
  const byFamily = standing.filter(({ form }) => form.basis === FAMILY).length + inspections;
  const rows = [
    ...standing.filter(isIn).map((entry) => toRow(entry, entries)),
    ...(view === 'access' ? releases.map(releaseRow) : []),
  ];
  return {
    view,
    rows: rows.toSorted((a, b) => b.at - a.at),
    left: [
      ...(view === 'log' ? [{ why: 'consent', count: under } as const] : []),
      { why: 'family', count: byFamily },
      { why: 'officials', count: null },
      { why: 'mistake', count: entries.length - standing.length },
    ],
  };
}

const toRow = (entry: LoggedEntry, all: readonly LoggedEntry[]): CopyRow => ({
  id: entry.disclosureId,
  at: entry.at,
  form: entry.form,
  corrects: correctsOf(entry.disclosureId, all),
});

/** A correction may be corrected in its turn: why, from the first entry on. Each replaces one that was before it. */
function correctsOf(id: string, all: readonly LoggedEntry[], seen: readonly string[] = []): string[] {
  const before = all.find(({ corrected }) => corrected?.replacedBy === id);
  if (before?.corrected == null || seen.includes(before.disclosureId)) return [];
  return [...correctsOf(before.disclosureId, all, [...seen, id]), before.corrected.why];
}

/** R84, 34 CFR 300.614: the party and the purpose are the consent's, the day and the records those of the release. */
function releaseRow({ useId, at, consent, use }: ConsentRelease): CopyRow {
  const { records, proven } = use;
  const filled: Filled = {
    day: textAt(use, 'day'),
    party: textAt(consent, 'party'),
    interest: textAt(consent, 'purpose'),
    ...(records === undefined ? {} : { records }),
    ...(proven === undefined ? {} : { proven }),
  };
  return { id: useId, at, form: { outcome: 'released', basis: CONSENT, filled }, corrects: [] };
}
