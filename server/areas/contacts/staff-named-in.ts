import { fold } from '../../../shared/names/fold.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import type { Reader, Tx } from '../../store/store.ts';
import { createStaffMentions } from '../discipline/staff-mentions.ts';
import { numbersIn } from './numbers-in.ts';
import { type MayWriteAbout, staffNumbersAmong, teachersAt, type Whose, whoseText } from './staff-names.repo.ts';

type Mentions = (text: string) => boolean;

/**
 * What only staff are called. `Mr.` and `Ms.` are not among them: the parents whom these notes are about are called
 * so, and share the family names of a school's teachers everywhere.
 */
const TITLES = new Set(['teacher', 'coach', 'prof', 'profesor', 'profesora', 'maestro', 'maestra', 'docente']);
/** Where a role holds in the whole district. */
const DISTRICT = '';

/**
 * Which of the texts name a member of staff (R35, R36): by the number of anybody who works or worked in the district,
 * or by the full name, in either order, of somebody who teaches or taught at one of the student's schools; after
 * `teacher` or `coach` the family name is enough. A referral comes from a teacher of the student's school: a district
 * of 40,000 has somebody of nearly every parent's name, one school seldom has. The student's own name and number are
 * never meant. Nobody can wave a text through: the rule says *never*. A parent who shares a teacher's name is named
 * in the field for whom one spoke with, which is not looked at.
 *
 * Costs one keyed question a write; the names of a school are held folded until the next import or role map.
 */
export async function staffNamedIn(tx: Tx, may: MayWriteAbout, texts: readonly string[]): Promise<boolean[]> {
  const whose = await whoseText(tx, may);
  const numbers = await numbersOfStaff(tx, texts, whose);
  const mentions = await mentionsFor(tx, whose);
  return texts.map((text) => numbersIn(text).some((one) => numbers.has(one)) || mentions(text));
}

async function numbersOfStaff(q: Reader, texts: readonly string[], { sisId }: Whose): Promise<ReadonlySet<string>> {
  const words = new Set(texts.flatMap(numbersIn));
  words.delete(sisId);
  return staffNumbersAmong(q, [...words]);
}

async function mentionsFor(tx: Tx, whose: Whose): Promise<Mentions> {
  const schools: Mentions[] = [];
  for (const buildingId of [DISTRICT, ...whose.buildingIds]) {
    const mentions = await teachersOf(tx, buildingId, whose.asOf);
    if (mentions !== null) schools.push(mentions);
  }
  const own = [`${whose.givenName} ${whose.familyName}`, `${whose.familyName} ${whose.givenName}`].map(fold);
  return (text) => {
    const found = (words: string) => schools.some((mentions) => mentions(words));
    // Only where something was found: taking the student's name out costs a second look.
    return found(text) && found(own.reduce((rest, name) => ` ${rest} `.replaceAll(` ${name} `, ' / '), fold(text)));
  };
}

/** By server, by school: whom its texts may not name, as of which import. */
const known = new WeakMap<Runtime, Map<string, { readonly asOf: string; readonly mentions: Mentions | null }>>();

async function teachersOf(tx: Tx, buildingId: string, asOf: string): Promise<Mentions | null> {
  const schools = known.get(tx.runtime) ?? new Map<string, { asOf: string; mentions: Mentions | null }>();
  known.set(tx.runtime, schools);
  const held = schools.get(buildingId);
  if (held?.asOf === asOf) return held.mentions;
  const names = await teachersAt(tx, buildingId);
  const unnumbered = names.map((name) => ({ ...name, number: '' }));
  const mentions = names.length === 0 ? null : createStaffMentions(unnumbered, TITLES);
  schools.set(buildingId, { asOf, mentions });
  return mentions;
}
