import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { blankRelease, isBlankRelease } from '../../../shared/ui/disclosures/release-draft.ts';
import type { Parties } from '../../../shared/areas/disclosures/party.ts';
import type { StudentLog } from '../../../shared/areas/disclosures/release.ts';
import { keptBy } from '../parts/kept.ts';
import { localDay } from '../parts/days.ts';
import type { Picked } from '../parts/students.ts';

/** An entry that somebody is writing. */
export interface EntryDraft {
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

const begin = ({ today }: AboutStudent): EntryDraft => ({ form: blankRelease(today) });
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

/** A correction that somebody is writing: why, and what is right instead. */
export interface CorrectionDraft {
  why: string;
  /** `never`: nothing is, it should never have been made. */
  how: 'right' | 'never';
  form: ReleaseForm;
}

/** The corrections somebody is writing, by entry; what is right begins as what was written. */
export const correctionDraftsOf = keptBy({
  name: 'disclosure-correction',
  idOf: ({ disclosureId }: { readonly disclosureId: string; readonly form: ReleaseForm }) => disclosureId,
  begin: ({ form }): CorrectionDraft => ({ why: '', how: 'right', form }),
});

/** A bar that somebody is writing. */
export interface BarDraft {
  from: string;
  until: string;
  ground: '' | 'department' | 'study';
  finding: string;
}

/** The bars somebody is writing, by party. */
export const barDraftsOf = keptBy({
  name: 'party-bar',
  idOf: ({ partyId }: { readonly partyId: string }) => partyId,
  begin: (): BarDraft => ({ from: localDay(Date.now()), until: '', ground: '', finding: '' }),
  isBlank: ({ until, finding }) => until === '' && finding.trim() === '',
});

/** Why somebody lifts a bar, by party. */
export const liftDraftsOf = keptBy({
  name: 'party-unbar',
  idOf: ({ partyId }: { readonly partyId: string }) => partyId,
  begin: () => ({ why: '' }),
});

/** The party somebody is adding. */
export const partyDraftsOf = keptBy({
  name: 'party-add',
  idOf: () => 'one',
  begin: (_: null) => ({ name: '', capacity: '' }),
});
