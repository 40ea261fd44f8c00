import type { Title } from '../../../shared/access/roles.ts';
import type { FieldSpec, Filled } from '../../../shared/areas/forms/form-spec.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { NAME_MODES, type NamePolicy, namePolicyFaults } from '../../../shared/areas/names/policy.ts';
import type { StatePreset } from '../../../shared/areas/names/presets.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { SpecErrors } from '../../../shared/ui/forms/spec-values.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { MODE_TEXTS } from './words.ts';

/** A text of ours as a form's data has it, in both languages. */
const title = (text: (inputs: object, options: { locale: 'en' | 'es' }) => string): Title => ({
  en: text({}, { locale: 'en' }),
  es: text({}, { locale: 'es' }),
});

const SOURCE_MAX = 400;
const COUNSEL_MAX = 160;

const MODE: FieldSpec = {
  kind: 'choice',
  name: 'mode',
  label: title(m.nmc_pol_mode),
  of: NAME_MODES.map((id) => ({ id, title: title(MODE_TEXTS[id]) })),
};
const FROM: FieldSpec = {
  kind: 'day',
  name: 'fromDay',
  label: title(m.nmc_pol_from),
  hint: title(m.nmc_pol_from_hint),
};
const SOURCE: FieldSpec = {
  kind: 'text',
  name: 'source',
  label: title(m.nmc_pol_source),
  hint: title(m.nmc_pol_source_hint),
  max: SOURCE_MAX,
};
const COUNSEL: readonly FieldSpec[] = [
  { kind: 'line', name: 'counsel', label: title(m.nmc_pol_counsel), max: COUNSEL_MAX },
  { kind: 'day', name: 'counselDay', label: title(m.nmc_pol_counsel_day), past: true },
];
const LETTERS: FieldSpec = {
  kind: 'choice',
  name: 'lettersHome',
  label: title(m.nmc_pol_letters),
  hint: title(m.nmc_pol_letters_hint),
  of: [
    { id: 'legal', title: title(m.nmc_pol_letters_legal) },
    { id: 'chosen', title: title(m.nmc_pol_letters_chosen) },
  ],
};

const takesForms = (mode: string): boolean => mode !== '' && mode !== 'off' && mode !== 'forbidden';

/** The policy as a form, by what has been answered: while it is off nobody has to confirm it, and no letter asks. */
export function policyFields(values: Filled): readonly FieldSpec[] {
  const mode = textAt(values, 'mode');
  return [MODE, FROM, SOURCE, ...(mode === 'off' ? [] : COUNSEL), ...(takesForms(mode) ? [LETTERS] : [])];
}

/** What stands in the form's boxes for a policy. The first day is another one each time. */
export function valuesOf(policy: NamePolicy | null, today: string): Filled {
  if (policy === null) return { fromDay: today };
  const { mode, source, counsel, lettersHome } = policy;
  return {
    mode,
    fromDay: policy.fromDay > today ? policy.fromDay : today,
    source,
    ...(counsel !== null && { counsel: counsel.name, counselDay: counsel.day }),
    lettersHome: lettersHome ? 'chosen' : 'legal',
  };
}

/** The policy that a form whose fields are filled stands for. */
export function policyOf(filled: Filled): NamePolicy {
  const mode = NAME_MODES.find((id) => id === textAt(filled, 'mode')) ?? 'off';
  const name = textAt(filled, 'counsel');
  return {
    mode,
    fromDay: textAt(filled, 'fromDay'),
    source: textAt(filled, 'source'),
    counsel: mode === 'off' || name === '' ? null : { name, day: textAt(filled, 'counselDay') },
    lettersHome: takesForms(mode) && textAt(filled, 'lettersHome') === 'chosen',
  };
}

const FAULTS: Readonly<Record<string, readonly [field: string, text: () => string]>> = {
  fromDay: ['fromDay', m.nmc_pol_issue_from],
  counsel: ['counsel', m.nmc_pol_issue_counsel],
  'counsel.day': ['counselDay', m.nmc_pol_issue_counsel_day],
};

/** What does not fit in a policy, as issues of the op that would bring it. */
export const policyIssues = (filled: Filled, today: string): readonly Issue[] =>
  namePolicyFaults(policyOf(filled), today).map((name) => ({ path: `body.policy.${name}`, code: 'does-not-fit' }));

/** The same in words at its fields. */
export function policyErrors(issues: readonly Issue[]): SpecErrors {
  const found = issues.flatMap(({ path }) => {
    const fault = FAULTS[path.replace(/^body\.policy\./, '')];
    return fault === undefined ? [] : [[fault[0], fault[1]()] as const];
  });
  return Object.fromEntries(found);
}

/** The form with what is proposed for a state in it. Who confirmed it is nobody yet: that is for the district's counsel. */
export function withPreset(values: Filled, { mode, source }: StatePreset): Filled {
  const { counsel: _counsel, counselDay: _day, ...others } = values;
  return { ...others, ...(mode !== null && { mode }), source };
}
