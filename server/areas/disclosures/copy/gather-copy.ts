import { type CopyView, type FamilyCopy, familyCopy } from '../../../../shared/areas/disclosures/copy/family-copy.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { fullName } from '../../../../shared/names/full-name.ts';
import type { Runtime } from '../../../../shared/runtime.ts';
import { studentDetails } from '../../../audit/student-details.repo.ts';
import type { Authorized, Locale } from '../../../policy/index.ts';
import type { Reader } from '../../../store/store.ts';
import { readStudent } from '../../cases/student.repo.ts';
import { consentsOf, consentUsesOf } from '../../consents/consent.repo.ts';
import { filledOf } from '../../consents/read-consents.ts';
import { inspectionsOf } from '../../inspections/inspection.repo.ts';
import { correctionsOf, entriesOf } from '../entry.repo.ts';
import { toEntry } from '../log-entry.ts';
import { hasDisability } from './disability.repo.ts';
import { withoutOthers } from './without-others.ts';

/** Both rights that a copy rests on: to read the log, and to keep the Record of Inspection. */
export interface MayCopy {
  readonly view: Authorized<'disclosure.view'>;
  readonly keep: Authorized<'request.keep'>;
}

export interface GatheredCopy {
  readonly student: { readonly name: string; readonly sisId: string };
  readonly copy: FamilyCopy;
  /** The student's Record of Inspection. */
  readonly inspections: Awaited<ReturnType<typeof inspectionsOf>>;
  /** The numbers of the trail's entries of what the copy holds, ascending. */
  readonly seqs: readonly number[];
}

/**
 * Reads what a copy of the student's log is made of, in a language. The sealed book is not read at all (R117), and no
 * other student is named (R174).
 */
export async function gatherCopy(
  q: Reader,
  { view: may, keep }: MayCopy,
  { runtime, locale }: { readonly runtime: Runtime; readonly locale: Locale },
): Promise<GatheredCopy> {
  const student = await readStudent(q, may);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const corrections = new Map((await correctionsOf(q, may)).map((one) => [one.disclosureId, one]));
  const { staffId } = may.actor;
  const entries = (await entriesOf(q, may)).map((row) =>
    toEntry(row, corrections.get(row.id), { staffId, locale: 'en' }),
  );
  const view: CopyView = (await hasDisability(q, may)) ? 'access' : 'log';
  const inspections = await inspectionsOf(q, keep);
  const seen = inspections.filter(({ struckAt }) => struckAt === null);
  const sources = { entries, releases: await releasesOf(q, may), inspections: seen.length };
  const found = familyCopy(sources, view);
  const own = { given: student.givenName, middle: student.middleName, family: student.familyName };
  const rows = await withoutOthers(q, { runtime, may }, found.rows, { own, black: m.cp_black({}, { locale }) });
  const copy = { ...found, rows };
  const { sisId } = student;
  return { student: { name: fullName(student), sisId }, copy, inspections, seqs: await seqsOf(q, may, copy) };
}

async function releasesOf(q: Reader, may: MayCopy['view']) {
  const [consents, uses] = [await consentsOf(q, may), await consentUsesOf(q, may)];
  return uses.flatMap(({ id: useId, consentId, filled, at }) => {
    const consent = consents.find(({ id }) => id === consentId);
    return consent === undefined ? [] : [{ useId, at, consent: filledOf(consent.filled), use: filledOf(filled) }];
  });
}

/** By which acts a row comes into the log, and what in their details names it. */
const ACTS = ['disclosure.record', 'disclosure.correct', 'request.step', 'consent.use', 'copy.step'] as const;

/** Entries from before their details named what they entered, or whose details are destroyed (R42), are not among them. */
async function seqsOf(q: Reader, may: MayCopy['view'], { rows }: FamilyCopy): Promise<number[]> {
  const ids = new Set(rows.map(({ id }) => id));
  const details = await studentDetails(q, may, ACTS);
  return details
    .filter(({ detail }) => namedIn(detail).some((id) => typeof id === 'string' && ids.has(id)))
    .map(({ seq }) => seq);
}

/** As the commands of these acts say it. */
type Named = { readonly [name in 'disclosureId' | 'replacedBy' | 'useId']?: string | null };

function namedIn(detail: string): readonly (string | null | undefined)[] {
  const { disclosureId, replacedBy, useId } = JSON.parse(detail) as Named;
  // A correction names what was wrong too, which stands no more: only what it put there is meant.
  return replacedBy === undefined ? [disclosureId, useId] : [replacedBy];
}
