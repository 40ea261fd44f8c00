import { v7 } from 'uuid';
import { earliestEnd, type Parties } from '../../../shared/areas/disclosures/party.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { isSecretOrder, SUBPOENA } from '../../../shared/areas/requests/subpoena.ts';
import type { StudentLog } from '../../../shared/areas/disclosures/release.ts';
import { blankRelease, isBlankRelease } from '../../../shared/ui/disclosures/release-draft.ts';
import { isSealed } from '../../../shared/ui/disclosures/release-words.ts';
import { keptBy, type Writer } from '../parts/kept.ts';
import type { Picked } from '../parts/students.ts';
import { requestDraftsOf } from '../requests/request-draft.ts';

/** An entry that somebody is writing. */
export interface EntryDraft {
  /** The same until it is saved: sent again after a fault it is entered once. */
  entryId: string;
  form: ReleaseForm;
}

/** About whom an entry is written, and what it is judged by. */
export type JudgedBy = Pick<StudentLog, 'student' | 'about' | 'parties'>;

/**
 * What a sealed release is judged by, without a look into the student's log: that look would stand in the trail beside
 * the sealing, and tell whom it was about (R117). No order asks for an age, and none is a study.
 */
export function sealedBy({ studentId, name, sisId }: Picked, { parties, today }: Parties): JudgedBy {
  return {
    student: { id: studentId, name, sisId },
    about: { age: null, today, studiesOpen: false },
    parties: parties.map((one) => ({ name: one.name, barredUntil: one.barredUntil })),
  };
}

interface AboutStudent {
  readonly studentId: string;
  /** The server's day. */
  readonly today: string;
}

const begin = ({ today }: AboutStudent): EntryDraft => ({ entryId: v7(), form: blankRelease(today) });
const isBlank = ({ form }: EntryDraft): boolean => isBlankRelease(form);

/** The entries somebody is writing for the log, by student. */
export const entryDraftsOf = keptBy({
  name: 'disclosure',
  idOf: ({ studentId }: AboutStudent) => studentId,
  begin,
  isBlank,
});

/** The same for the sealed book. */
export const sealedDraftsOf = keptBy({
  name: 'sealed-release',
  idOf: ({ studentId }: AboutStudent) => studentId,
  begin,
  isBlank,
});

/**
 * What is written for the sealed book about a student. What was begun in the student's log and may not be kept there
 * comes along, under an id of this book's own, and so does an order that was begun as a request (R117).
 */
export function sealedDraftFor(writer: Writer, about: AboutStudent): EntryDraft {
  const [draft, logs, requests] = [sealedDraftsOf(writer).of(about), entryDraftsOf(writer), requestDraftsOf(writer)];
  if (!isBlank(draft)) return draft;
  const { form } = logs.of(about);
  if (isSealed(form)) {
    draft.form = form;
    logs.drop(about);
    return draft;
  }
  const order = { ...about, kind: SUBPOENA.id };
  const { values } = requests.of(order);
  if (!isSecretOrder(SUBPOENA.id, values)) return draft;
  draft.form = asSealed(values);
  requests.drop(order);
  return draft;
}

/** A secret order, as its request asks for it, in the words of the sealed book. */
function asSealed({ secrecy, returnOn: _, ...values }: Filled): ReleaseForm {
  return {
    outcome: 'released',
    basis: 'R101',
    filled: { ...values, ...(secrecy !== undefined && { noNotice: secrecy }) },
  };
}

/** A correction that somebody is writing: why, and what is right instead. */
export interface CorrectionDraft {
  /** Of the entry that is right: the same until it is saved. */
  rightId: string;
  why: string;
  /** `never`: nothing is, it should never have been made. */
  how: 'right' | 'never';
  form: ReleaseForm;
}

interface Written {
  readonly form: ReleaseForm;
}

const beginCorrection = ({ form }: Written): CorrectionDraft => ({ rightId: v7(), why: '', how: 'right', form });

/** The corrections somebody is writing, by entry; what is right begins as what was written. */
export const correctionDraftsOf = keptBy({
  name: 'disclosure-correction',
  idOf: ({ disclosureId }: Written & { readonly disclosureId: string }) => disclosureId,
  begin: beginCorrection,
});

/** The same for the sealed book. */
export const sealedCorrectionDraftsOf = keptBy({
  name: 'sealed-correction',
  idOf: ({ releaseId }: Written & { readonly releaseId: string }) => releaseId,
  begin: beginCorrection,
});

/** A bar that somebody is writing. */
export interface BarDraft {
  from: string;
  until: string;
  ground: '' | 'department' | 'study';
  finding: string;
}

/** The bars somebody is writing, by party: from the server's day to the soonest end (R126), until other days are chosen. */
export const barDraftsOf = keptBy({
  name: 'party-bar',
  idOf: ({ partyId }: { readonly partyId: string; readonly today: string }) => partyId,
  begin: ({ today }): BarDraft => ({ from: today, until: earliestEnd(today), ground: '', finding: '' }),
});

/** Why somebody lifts a bar, by party. */
export const liftDraftsOf = keptBy({
  name: 'party-unbar',
  idOf: ({ partyId }: { readonly partyId: string }) => partyId,
  begin: () => ({ why: '' }),
});

/** The party somebody is adding; its id is the same until it is added. */
export const partyDraftsOf = keptBy({
  name: 'party-add',
  idOf: () => 'one',
  begin: (_: null) => ({ partyId: v7(), name: '', capacity: '' }),
  isBlank: ({ name, capacity }) => name.trim() === '' && capacity === '',
});
