import type { FieldClass } from '../../../shared/access/field-classes.ts';
import type { NamedAs } from '../../../shared/areas/names/names-on.ts';
import { whichName } from '../../../shared/areas/names/which-name.ts';
import { type Actor, classFilterFor } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { stepsForCalled } from './name-list.repo.ts';
import { namesOfMany } from './names-of-many.ts';
import { fullNameOf } from './naming.ts';

interface RowOfOne {
  readonly student: { readonly id: string; readonly called?: string | undefined } | null;
}

/** How those students are called with whom the reader of a list works (R204). */
export interface NamesInUse {
  /** The name in use of each of them, by the student's id. */
  readonly chosen: ReadonlyMap<string, NamedAs>;
  /** To be spread into what names the student: nothing where the reader is told no other name than the roster's. */
  readonly of: (studentId: string) => { readonly called?: string };
  /** The same for rows that name a student each, where they are of one. */
  readonly inRows: <R extends RowOfOne>(rows: readonly R[]) => R[];
  /** The same for students by their ids. */
  readonly byId: <S extends object>(students: ReadonlyMap<string, S>) => Map<string, S & { readonly called?: string }>;
  /** The field classes of a list for its entry in the trail: with the flag where a name in use was among what was told. */
  readonly toldWith: (
    classes: readonly FieldClass[],
    shown: readonly { readonly studentId: string }[],
  ) => readonly FieldClass[];
}

/**
 * The names in use for a list that the actor reads. Who works with nobody is asked nothing more about; for others it is
 * one question for the whole list, of those with whom they work and not of the list's rows.
 */
export async function namesInUse(q: Reader, actor: Actor): Promise<NamesInUse> {
  const chosen = await chosenNames(q, actor);
  const of = (studentId: string) => {
    const name = chosen.get(studentId);
    return name === undefined ? {} : { called: fullNameOf(name) };
  };
  return {
    chosen,
    of,
    inRows: (rows) =>
      rows.map((row) => (row.student === null ? row : { ...row, student: { ...row.student, ...of(row.student.id) } })),
    byId: (students) => new Map([...students].map(([id, student]) => [id, { ...student, ...of(id) }])),
    toldWith: (classes, shown) => (shown.some(({ studentId }) => chosen.has(studentId)) ? withFlag(classes) : classes),
  };
}

/** Field classes with that of a name in use, for an entry of the trail. */
export const withFlag = (classes: readonly FieldClass[]): readonly FieldClass[] =>
  classes.includes('flag') ? classes : [...classes, 'flag'];

/** As `whichName` says it of everything that lists students to the staff. */
async function chosenNames(q: Reader, actor: Actor): Promise<ReadonlyMap<string, NamedAs>> {
  const filter = classFilterFor(actor, 'student.view', 'flag');
  if (filter.empty) return new Map();
  const chosen = new Map<string, NamedAs>();
  for (const [studentId, names] of await namesOfMany(q, actor, await stepsForCalled(q, filter))) {
    const naming = whichName('class-list', names, { worksWith: true, mayKnowOriginal: false, lettersHome: false });
    if (naming !== null) chosen.set(studentId, naming.name);
  }
  return chosen;
}
