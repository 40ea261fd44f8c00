import { basisOf } from '../../../shared/areas/disclosures/bases.ts';
import { type About, faultsOf, judge } from '../../../shared/areas/disclosures/judge.ts';
import { namesParty } from '../../../shared/areas/disclosures/party.ts';
import { fieldsOf, type ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { type Filled, schemaOf, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { toIssues } from '../../http/validated.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import type { MayEnter } from './entry.repo.ts';
import { partiesKept } from './party.repo.ts';

/** What a form holds where nothing is wrong with it, or everything that is, by its path in the op's body. */
export type ReadRelease = { readonly filled: Filled } | { readonly issues: Issue[] };

/** A form by itself: whether its fields are filled, and whether the law allows what it says (R92 to R113). */
export function readRelease(form: ReleaseForm, about: About, at: string): ReadRelease {
  const parsed = schemaOf(fieldsOf(form)).safeParse(form.filled);
  const open = parsed.success ? [] : toIssues(parsed.error.issues);
  const faults = [...open.map(({ path, code }) => ({ path: `filled.${path}`, code })), ...faultsOf(form, about)];
  if (parsed.success && faults.length === 0) return { filled: parsed.data };
  return { issues: faults.map(({ path, code }) => ({ path: `${at}.${path}`, code })) };
}

/** Whether nobody but the custodian may learn of it (R101, R117), whatever else is wrong with the form. */
export function isSealed(form: ReleaseForm, about: About): boolean {
  const basis = basisOf(form.basis);
  return basis !== undefined && judge(basis, form.filled, about).book === 'sealed';
}

/** What only the record can say of a form: whether the receiver is barred, and whether it names staff. */
export async function recordFaults(tx: Tx, may: MayEnter, form: ReleaseForm, at: string): Promise<Issue[]> {
  const issues = await namingFaults(tx, may, form, at);
  return (await isBarred(tx, may, form)) ? [{ path: `${at}.filled.party`, code: 'barred' }, ...issues] : issues;
}

/** R126: nothing is given to a party under a bar. What it asked for and was denied is in the log all the same (R115). */
async function isBarred(tx: Tx, may: MayEnter, { outcome, filled }: ReleaseForm): Promise<boolean> {
  return outcome === 'released' && isBarredParty(tx, may, textAt(filled, 'party'));
}

/** Whether a text names a party that is barred today (R126). */
export async function isBarredParty(
  tx: Tx,
  may: MayEnter | Authorized<'consent.keep'> | Authorized<'directory.list'>,
  party: string,
): Promise<boolean> {
  const parties = await partiesKept(tx, may);
  return parties.some((one) => one.barredUntil !== null && namesParty(party, one.nameKey));
}

/** R110, R111: these name whom of the staff the order was told to. */
const OF_STAFF = ['recipients'];

/** Where it names staff (R35, R36), but for whoever asks or receives. */
async function namingFaults(tx: Tx, may: MayEnter, form: ReleaseForm, at: string): Promise<Issue[]> {
  const names = fieldsOf(form)
    .filter(({ kind, name, ofPeople }) => (kind === 'text' || kind === 'line') && !ofPeople && !OF_STAFF.includes(name))
    .map(({ name }) => name);
  const texts = names.map((name) => textAt(form.filled, name));
  const named = await staffNamedIn(tx, may, texts);
  return names.filter((_, i) => named[i]).map((name) => ({ path: `${at}.filled.${name}`, code: 'names-staff' }));
}
