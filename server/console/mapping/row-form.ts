import { mappingRowSchema, type MappingRow } from '../../../shared/areas/access/mapping.ts';
import { isRole } from '../../../shared/access/roles.ts';
import { lastDay } from '../../../shared/ui/because.ts';
import { dayAfter } from '../parts/days.ts';
import { sameRow } from './row-diff.ts';

/** Stands in the choice of claims for one that nobody carries yet. */
export const OTHER_CLAIM = '=other';

/** A row as its form holds it: all text, days as people say them. */
export interface RowForm {
  /** `OTHER_CLAIM`: the name is in `otherClaim`. */
  claim: string;
  otherClaim: string;
  test: MappingRow['test'];
  value: string;
  /** Id, or empty for any or none. */
  building: string;
  /** Empty while none is chosen. */
  role: string;
  where: MappingRow['scope']['kind'];
  /** Ids; used where `where` says so. */
  schools: string[];
  since: string;
  /** The last day on which it holds. */
  last: string;
}

export type RowField = 'claim' | 'otherClaim' | 'value' | 'role' | 'schools' | 'since' | 'last';

/** What is wrong with a field; its words are in `row-issues.ts`. */
export type RowIssue =
  | 'claim-missing'
  | 'claim-not-kept'
  | 'value-missing'
  | 'value-not-kept'
  | 'role-missing'
  | 'schools-missing'
  | 'day-wrong'
  | 'last-before-since'
  | 'same-row';

export type RowErrors = Partial<Record<RowField, RowIssue>>;

/** A form for a row that is not there yet. */
export const newForm = (): RowForm => ({
  claim: 'group',
  otherClaim: '',
  test: 'equals',
  value: '',
  building: '',
  role: '',
  where: 'own',
  schools: [],
  since: '',
  last: '',
});

/** A row as a form. `claims` are those that can be chosen; another is written out. */
export function formOf(row: MappingRow, claims: readonly string[]): RowForm {
  const listed = claims.includes(row.claim);
  return {
    claim: listed ? row.claim : OTHER_CLAIM,
    otherClaim: listed ? '' : row.claim,
    test: row.test,
    value: row.value,
    building: row.building ?? '',
    role: row.role,
    where: row.scope.kind,
    schools: row.scope.kind === 'buildings' ? [...row.scope.ids] : [],
    since: row.since ?? '',
    last: row.until === null ? '' : lastDay(row.until),
  };
}

/** The row that a form says, or what is wrong with it, field by field. `others` are the rest of the draft. */
export function readForm(
  form: RowForm,
  id: string,
  others: readonly MappingRow[],
): { readonly row: MappingRow } | { readonly errors: RowErrors } {
  const errors = missing(form);
  if (Object.keys(errors).length > 0) return { errors };
  const parsed = mappingRowSchema.safeParse({
    id,
    claim: claimOf(form),
    test: form.test,
    value: form.value,
    building: form.building || null,
    role: form.role,
    scope: form.where === 'buildings' ? { kind: form.where, ids: form.schools } : { kind: form.where },
    since: form.since || null,
    until: form.last === '' ? null : dayAfter(form.last, 1),
  });
  if (!parsed.success)
    return {
      errors: refused(
        parsed.error.issues.map(({ path }) => path[0]),
        form,
      ),
    };
  const row = parsed.data;
  return others.some((other) => sameRow(other, row)) ? { errors: { value: 'same-row' } } : { row };
}

/** The name of the claim a form is about; empty while it has none. */
export function claimOf({ claim, otherClaim }: RowForm): string {
  return (claim === OTHER_CLAIM ? otherClaim : claim).trim();
}

function missing(form: RowForm): RowErrors {
  const errors: RowErrors = {};
  if (claimOf(form) === '') errors.otherClaim = 'claim-missing';
  if (form.value.trim() === '') errors.value = 'value-missing';
  if (!isRole(form.role)) errors.role = 'role-missing';
  if (form.where === 'buildings' && form.schools.length === 0) errors.schools = 'schools-missing';
  if (form.since !== '' && form.last !== '' && form.last < form.since) errors.last = 'last-before-since';
  return errors;
}

/** What the wire would not carry, at the field it was typed in. */
function refused(paths: readonly unknown[], form: RowForm): RowErrors {
  const errors: RowErrors = {};
  if (paths.includes('claim')) errors[form.claim === OTHER_CLAIM ? 'otherClaim' : 'claim'] = 'claim-not-kept';
  if (paths.includes('value')) errors.value = 'value-not-kept';
  if (paths.includes('since')) errors.since = 'day-wrong';
  if (paths.includes('until')) errors.last = 'day-wrong';
  return errors;
}
