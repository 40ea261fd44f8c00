import { DESIGNABLE } from '../../../shared/areas/directory/items.ts';
import {
  type DirectoryEdit,
  type DirectoryPolicy,
  directoryPolicySchema,
  FEE_MAX,
  type KeptPolicy,
} from '../../../shared/areas/directory/policy.ts';
import { choicesAt, type FieldSpec, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Title } from '../../../shared/access/roles.ts';
import { TEXT_MAX } from '../../../shared/areas/forms/spec-parts.ts';
import { m } from '../../../shared/messages/generated/messages.js';

/** A text of ours as a form's data has it, in both languages. */
const title = (text: (inputs: object, options: { locale: 'en' | 'es' }) => string): Title => ({
  en: text({}, { locale: 'en' }),
  es: text({}, { locale: 'es' }),
});

/** The policy as a form: what is designated, the days of its notice, and the limits. */
export const POLICY_FIELDS: readonly FieldSpec[] = [
  {
    kind: 'choices',
    name: 'items',
    label: title(m.dir_pol_items),
    hint: title(m.dir_pol_items_hint),
    of: DESIGNABLE,
  },
  { kind: 'day', name: 'noticeOn', label: title(m.dir_pol_notice_on) },
  { kind: 'day', name: 'openingOn', label: title(m.dir_pol_opening) },
  { kind: 'day', name: 'recruitersBy', label: title(m.dir_pol_recruiters) },
  {
    kind: 'text',
    name: 'parties',
    label: title(m.dir_pol_parties),
    hint: title(m.dir_pol_line_hint),
    max: TEXT_MAX,
    optional: true,
  },
  {
    kind: 'text',
    name: 'purposes',
    label: title(m.dir_pol_purposes),
    hint: title(m.dir_pol_line_hint),
    max: TEXT_MAX,
    optional: true,
  },
  {
    kind: 'line',
    name: 'fee',
    label: title(m.dir_pol_fee),
    hint: title(m.dir_pol_fee_hint),
    max: FEE_MAX,
    optional: true,
  },
];

/** What stands in the form's boxes for a policy. */
export function valuesOf({ policy }: KeptPolicy): Filled {
  if (policy === null) return { items: [] };
  return { ...policy, parties: policy.parties.join('\n'), purposes: policy.purposes.join('\n') };
}

/** One a line, without the empty ones. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The edit that a form whose fields are filled stands for, or the fields that do not fit. */
export function readPolicyForm(
  rev: number,
  filled: Filled,
): { readonly edit: DirectoryEdit } | { readonly errors: Record<string, string> } {
  const policy = {
    items: choicesAt(filled, 'items'),
    parties: linesOf(textAt(filled, 'parties')),
    purposes: linesOf(textAt(filled, 'purposes')),
    noticeOn: textAt(filled, 'noticeOn'),
    openingOn: textAt(filled, 'openingOn'),
    recruitersBy: textAt(filled, 'recruitersBy'),
    fee: textAt(filled, 'fee'),
  };
  const read = directoryPolicySchema.safeParse(policy);
  if (read.success) return { edit: { rev, policy: read.data } };
  const names = new Set(read.error.issues.map(({ path }) => String(path[0] ?? 'form')));
  return { errors: Object.fromEntries([...names].map((name) => [name, m.dir_pol_issue_lines()])) };
}

/** What does not fit together, in words at its field. */
export const policyErrors: Readonly<Partial<Record<keyof DirectoryPolicy, () => string>>> = {
  noticeOn: m.dir_pol_issue_notice,
  recruitersBy: m.dir_pol_issue_recruiters,
};
