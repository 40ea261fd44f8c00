import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { schoolYearOf } from '../../clocks/school-year.ts';
import { partyKey } from '../disclosures/party.ts';
import { heldOf, RECRUITER_ITEMS } from './items.ts';
import type { Audience } from './list-form.ts';
import { type DirectoryPolicy, timeToRefuse } from './policy.ts';
import { type Left, type Refusal, refusedItems } from './refusal.ts';

/** R160. */
export const RECRUITER_GRADES: readonly string[] = ['11', '12'];

/** What the roster says of a student, as far as a list asks for it. */
export interface StudentFacts {
  readonly grade: string;
  /** Enrolled at a school of this district, now or last. */
  readonly atSchool: boolean;
  readonly left: Left;
  /** Closed to everybody but few (R55): nothing of it goes out in a list. */
  readonly sealed: boolean;
}

/** What a list is made for. */
export interface Purpose {
  readonly audience: Audience;
  /** What was asked for; of recruiters the law says it. */
  readonly items: readonly string[];
  readonly party: string;
  readonly purpose: string;
}

/** Why there is no list at all yet. */
export type ListFault =
  | 'no-policy'
  | 'old-policy'
  | 'too-early'
  | 'recruiters-early'
  | 'not-designated'
  | 'not-held'
  | 'not-for-party'
  | 'not-for-purpose';

/** Why a student is on no list. */
export type LeftOut = ListFault | 'not-at-school' | 'has-left' | 'grade' | 'sealed' | 'refused';

export type Listed = { readonly items: readonly string[] } | { readonly why: LeftOut };

const isRecruiter = (audience: Audience): boolean => audience !== 'public';

/** What was asked for: of recruiters the law's list, and the e-mail to the military alone (R160). */
const askedItems = ({ audience, items }: Purpose): readonly string[] =>
  isRecruiter(audience)
    ? RECRUITER_ITEMS.filter(({ id }) => id !== 'email' || audience === 'military').map(({ id }) => id)
    : items;

/** Of what is asked for, what this system has: what a list is made of. */
export const askedHeld = (purpose: Purpose): readonly string[] => heldOf(askedItems(purpose));

/** What keeps any list from being made for a purpose on a day; null where nothing does. */
export function listFault(
  policy: DirectoryPolicy | null,
  purpose: Purpose,
  today: string,
  calendar: DistrictCalendar,
): ListFault | null {
  if (policy === null) return 'no-policy';
  // R130, R161: notice and date are of a school year, and so is the time to refuse.
  if (schoolYearOf(policy.openingOn) !== schoolYearOf(today)) return 'old-policy';
  // Whoever refuses on the last day is heard. Each switch has a time of its own (R161, R164).
  if (isRecruiter(purpose.audience)) return today <= policy.recruitersBy ? 'recruiters-early' : null;
  return today <= timeToRefuse(policy, calendar).last ? 'too-early' : publicFault(policy, purpose);
}

/** R129: where use is limited, to the parties and purposes of the notice alone. */
function publicFault({ items, parties, purposes }: DirectoryPolicy, asked: Purpose): ListFault | null {
  if (!asked.items.every((one) => items.some((id) => id === one))) return 'not-designated';
  if (!heldOf(asked.items).includes('name')) return 'not-held';
  if (parties.length > 0 && !isAmong(parties, asked.party)) return 'not-for-party';
  if (purposes.length > 0 && !isAmong(purposes, asked.purpose)) return 'not-for-purpose';
  return null;
}

const isAmong = (texts: readonly string[], text: string): boolean =>
  texts.some((one) => partyKey(one) === partyKey(text));

/**
 * Which items of a student go into a list, or why none does (R128 to R136, R160 to R164). Whoever's name is refused is
 * on no list: a row without a name is of somebody all the same.
 */
export function listed(
  student: StudentFacts,
  policy: DirectoryPolicy | null,
  refusals: readonly Refusal[],
  purpose: Purpose,
  today: string,
  calendar: DistrictCalendar,
): Listed {
  const fault = listFault(policy, purpose, today, calendar);
  return fault === null ? listedNow(student, policy, refusals, purpose, today) : { why: fault };
}

/** As `listed`, where it is known already that nothing keeps the list from being made. */
export function listedNow(
  student: StudentFacts,
  policy: DirectoryPolicy | null,
  refusals: readonly Refusal[],
  purpose: Purpose,
  today: string,
): Listed {
  // R128: who is at no school of the district, such as a nonpublic-school student who is served, only with consent.
  if (!student.atSchool) return { why: 'not-at-school' };
  if (student.sealed) return { why: 'sealed' };
  const recruiters = isRecruiter(purpose.audience);
  if (recruiters && student.left !== 'here') return { why: 'has-left' };
  if (recruiters && !RECRUITER_GRADES.includes(student.grade)) return { why: 'grade' };
  const refused = refusedItems(refusals, student.left, today, policy)[recruiters ? 'recruiters' : 'public'];
  const items = askedHeld(purpose).filter((id) => !refused.has(id));
  return items.includes('name') ? { items } : { why: 'refused' };
}
