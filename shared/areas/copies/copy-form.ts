import { basisOf } from '../disclosures/bases.ts';
import { ASKED_FIELDS } from '../disclosures/fields.ts';
import { ADULT_AGE, type About, faultsOf, type FormFault, judge } from '../disclosures/judge.ts';
import { fieldsOf, type ReleaseForm } from '../disclosures/release-form.ts';
import { choicesAt, daysAhead, type FieldSpec, schemaOf, textAt } from '../forms/form-spec.ts';
import { isToFamily } from './copy-state.ts';
import { CONSENT_CONDITIONS, isUnderConsent } from './under-consent.ts';

/** Why a copy can't be begun under a basis. */
export type CopyFault = 'elsewhere' | 'existence' | 'sealed' | 'rights-moved' | 'no';

/** R117: whether an order is secret is asked before anything of it is kept, and not once others see that it came. */
const EARLY: readonly string[] = ['noNotice'];

/** What is asked with the basis, before a copy is begun. */
export const earlyFields = ({ outcome, basis }: Pick<ReleaseForm, 'outcome' | 'basis'>): readonly FieldSpec[] =>
  fieldsOf({ outcome, basis }).filter(({ name }) => EARLY.includes(name));

/** The conditions that are met later: what the basis asks for, how identity was proven, the notice (R125, R127). */
export function conditionsOf({ outcome, basis }: Pick<ReleaseForm, 'outcome' | 'basis'>): readonly FieldSpec[] {
  if (isUnderConsent({ basis })) return CONSENT_CONDITIONS;
  const asked = new Set([...ASKED_FIELDS.map(({ name }) => name), ...EARLY]);
  return fieldsOf({ outcome, basis }).filter(({ name }) => !asked.has(name));
}

/** Who asks, for what and under what, before the conditions are met: everything that is wrong with it. */
export function askedFaults(form: ReleaseForm, about: About): readonly FormFault[] {
  const late = new Set(conditionsOf(form).map(({ name }) => name));
  const fields = fieldsOf(form).map((field): FieldSpec =>
    late.has(field.name) ? { ...field, optional: true } : field,
  );
  const read = schemaOf(fields).safeParse(form.filled);
  const open = [...new Set(read.error?.issues.map(({ path }) => String(path[0] ?? '')) ?? [])];
  const basis = basisOf(form.basis);
  const capacity = textAt(form.filled, 'capacity');
  const isFor = !basis || basis.capacities.length === 0 || basis.capacities.some((one) => one === capacity);
  const why = copyFault(form, about);
  return [
    ...open.map((name) => ({ path: `filled.${name}`, code: 'needed' })),
    ...daysAhead(fields, form.filled, about.today).map((name) => ({ path: `filled.${name}`, code: 'future' })),
    ...(isFor ? [] : [{ path: 'filled.capacity', code: 'not-for-basis' }]),
    ...(basis === undefined || form.outcome !== 'released' ? [{ path: 'basis', code: 'unknown' }] : []),
    ...beyond(form).map(() => ({ path: 'filled.records', code: 'beyond-basis' })),
    ...(why === null ? [] : [{ path: 'basis', code: `copy.${why}` }]),
  ];
}

/** R187: under some bases no more than named parts may be given. */
function beyond({ basis, filled }: ReleaseForm): readonly string[] {
  const records: readonly string[] | undefined = basisOf(basis)?.records;
  return records === undefined
    ? []
    : choicesAt(filled, 'records')
        .filter((id) => !records.includes(id))
        .slice(0, 1);
}

/** Why no copy is made under this basis; null: one may be prepared, if not handed over yet. */
export function copyFault(form: ReleaseForm, about: About): CopyFault | null {
  const basis = basisOf(form.basis);
  if (basis === undefined) return null;
  // R72, R81: from 18 on the rights are the student's; a parent has other bases then.
  if (isToFamily(form) && textAt(form.filled, 'capacity') === 'parent' && (about.age ?? 0) >= ADULT_AGE)
    return 'rights-moved';
  if (basis.log === 'exempt' && !isToFamily(form) && !isUnderConsent(form)) return 'elsewhere';
  const { answer, book } = judge(basis, form.filled, about);
  if (book === 'sealed') return 'sealed';
  if (basis.existenceOnly) return 'existence';
  return answer === 'no' ? 'no' : null;
}

/** What keeps a copy from being handed over by its form: a condition that is not met. */
export function handFaults(form: ReleaseForm, about: About): readonly FormFault[] {
  // Of a denial less is asked and no bar is looked at (R115, R126): under its name nothing leaves.
  if (form.outcome !== 'released') return [{ path: 'outcome', code: 'unknown' }];
  const read = schemaOf(fieldsOf(form)).safeParse(form.filled);
  const open = [...new Set(read.error?.issues.map(({ path }) => String(path[0] ?? '')) ?? [])];
  const why = copyFault(form, about);
  return [
    ...open.map((name) => ({ path: `filled.${name}`, code: 'needed' })),
    // That it is exempt says where else it is written down, and here it is (R117).
    ...faultsOf(form, about).filter(({ code }) => code !== 'exempt'),
    ...(why === null ? [] : [{ path: 'basis', code: `copy.${why}` }]),
  ];
}
