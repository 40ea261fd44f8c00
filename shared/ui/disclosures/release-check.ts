import { type About, faultsOf } from '../../areas/disclosures/judge.ts';
import { fieldsOf, type ReleaseForm } from '../../areas/disclosures/release-form.ts';
import type { FieldSpec } from '../../areas/forms/form-spec.ts';
import { m } from '../../messages/generated/messages.js';
import type { Issue } from '../../wire/problem.ts';
import { calendarDay } from '../dates.ts';
import { checkSpec, errorsAt, fieldAt, type SpecErrors } from '../forms/spec-values.ts';
import { locale } from '../locale.svelte.ts';
import { barredUntil, type PartyOffer } from './party-match.ts';
import { ALL_FIELDS, sentRelease } from './release-draft.ts';
import { gateWords, isSealed } from './release-words.ts';

/** What an entry is judged by, as far as it is known here: nothing of it while the server is out of reach. */
export interface Known {
  readonly about: About | null;
  readonly parties: readonly PartyOffer[];
}

export const NOTHING_KNOWN: Known = { about: null, parties: [] };

/**
 * What keeps an entry out of the log, in words at its fields: `basis` for what stands at none of them. Only the server
 * decides; what is not known here it says then.
 */
export function checkRelease(form: ReleaseForm, known: Known, { maySeal = false } = {}): SpecErrors {
  const sent = sentRelease(form);
  const faults = known.about === null || form.outcome === '' ? [] : faultsOf(sent, known.about);
  const outcome = form.outcome === '' ? { outcome: m.dl_outcome_issue() } : {};
  const basis = form.basis === '' && form.outcome !== '' ? { basis: m.dl_issue_basis() } : {};
  const sealed = isSealed(form) && !maySeal ? { noNotice: m.dl_issue_sealed() } : {};
  const errors = { ...checkSpec(fieldsOf(form), form.filled), ...sealed };
  const others = releaseErrors(faults, fieldsOf(form));
  return { ...others, ...barredError(form, known.parties), ...errors, ...basis, ...outcome };
}

/** What a barred party asked for and was denied is in the log all the same (R115). */
function barredError({ outcome, filled: { party } }: ReleaseForm, parties: readonly PartyOffer[]): SpecErrors {
  const until = outcome === 'released' && typeof party === 'string' ? barredUntil(parties, party) : null;
  return until === null ? {} : { party: barredWords(until) };
}

/** Why a party can't be chosen (R126). */
export const barredWords = (until: string): string => m.dl_barred({ day: calendarDay(until, locale()) });

const AT_FIELDS: Readonly<Record<string, () => string>> = {
  barred: m.dl_issue_barred,
  'not-for-basis': m.dl_issue_capacity,
  'beyond-basis': m.dl_issue_beyond,
};
/** The field that opens a gate; what no field opens stands at the basis. */
const GATE_FIELDS: Readonly<Record<string, string>> = {
  'gate.parts-open': 'records',
  'gate.public-school': 'nonpublic',
  'gate.parent-told': 'notifiedOn',
  'gate.no-objection': 'noticeOn',
};
const AT_BASIS: Readonly<Record<string, () => string>> = {
  exempt: m.dl_issue_exempt,
  unknown: m.dl_issue_basis,
};

/** The server's or the judge's issues in words, at their fields; the first at a field wins. */
export function releaseErrors(issues: readonly Issue[], fields: readonly FieldSpec[] = ALL_FIELDS): SpecErrors {
  const isAtBasis = ({ path }: Issue) => /(^|[./])basis$/.test(path);
  const toOpen = issues.flatMap(({ code }) => {
    const field = GATE_FIELDS[code];
    return field === undefined ? [] : [[field, basisIssue(code)] as const];
  });
  const atBasis = issues
    .filter((one) => isAtBasis(one) && GATE_FIELDS[one.code] === undefined)
    .map(({ code }) => basisIssue(code));
  const plain = issues.filter((one) => !isAtBasis(one) && AT_FIELDS[one.code] === undefined);
  const own = issues.flatMap(({ path, code }) => {
    const [field, words] = [fieldAt(fields, path), AT_FIELDS[code]];
    return field === undefined || words === undefined ? [] : [[field.name, words()] as const];
  });
  const basis = atBasis.length === 0 ? {} : { basis: atBasis.join(' ') };
  return { ...errorsAt(fields, plain), ...Object.fromEntries([...own, ...toOpen].toReversed()), ...basis };
}

function basisIssue(code: string): string {
  const [what, name] = code.split(/\.(.*)/);
  return what === 'gate' && name ? gateWords(name) : (AT_BASIS[code]?.() ?? m.issue_form_other());
}
