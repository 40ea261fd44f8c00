import { type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Hit, Line } from '../../../shared/areas/copies/redact.ts';
import type { PersonName } from '../../../shared/names/fold.ts';
import { createNameIndex, type NameIndex } from '../../../shared/names/names-in-text.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import type { Reader } from '../../store/store.ts';
import { approvedNameForms, type MaySeekNames, newestNameUpdate, rosterAsOf, rosterNames } from './record.repo.ts';

/** Of one name there may be many; whoever decides needs no more. */
const WHOM_MAX = 5;

interface Held {
  readonly asOf: string;
  readonly index: NameIndex;
  readonly names: ReadonlyMap<string, string>;
}

/**
 * By server: everybody's names as of the last import and name update, folded. Of 20,000 students that takes a moment,
 * and once for each of these.
 */
const known = new WeakMap<Runtime, Held>();

/** On which server names are sought, and for whom. */
export interface Seeking {
  readonly runtime: Runtime;
  readonly may: MaySeekNames;
}

/** Every place in the lines that names another student of the roster (R174). */
export async function hitsIn(
  q: Reader,
  seeking: Seeking,
  lines: readonly Pick<Line, 'id' | 'text'>[],
  own: PersonName,
): Promise<Hit[]> {
  const { index, names } = await heldNames(q, seeking);
  return lines.flatMap((line) =>
    index.find(line.text, own).flatMap(({ start, end, whom, alone }): Hit[] => {
      const others = whom.filter((id) => id !== seeking.may.studentId);
      if (others.length === 0) return [];
      const named = [...new Set(others.map((id) => names.get(id) ?? ''))].slice(0, WHOM_MAX);
      return [{ lineId: line.id, start, end, whom: named, alone }];
    }),
  );
}

/** Everybody's names, folded. Whoever will seek them in a write asks for them before, so that nobody waits for it. */
export async function heldNames(q: Reader, { runtime, may }: Seeking): Promise<Held> {
  const asOf = `${await rosterAsOf(q, may)} ${await newestNameUpdate(q, may)}`;
  const before = known.get(runtime);
  if (before?.asOf === asOf) return before;
  const people = await rosterNames(q, may);
  const names = new Map(people.map(({ id, given, family }) => [id, `${given} ${family}`.trim()]));
  const held = { asOf, index: createNameIndex([...people, ...(await otherNames(q, may))]), names };
  known.set(runtime, held);
  return held;
}

/** The names besides the roster's that were approved, and those before them: who hears one of them knows whose it is. */
async function otherNames(q: Reader, may: MaySeekNames) {
  const forms = await approvedNameForms(q, may);
  return forms.flatMap(({ id, filled }) => {
    const form = JSON.parse(filled) as Filled;
    const named = (given: string, middle: string, family: string) => ({
      id,
      given: textAt(form, given),
      middle: textAt(form, middle),
      family: textAt(form, family),
    });
    return [named('first', 'middle', 'last'), named('currentFirst', 'currentMiddle', 'currentLast')];
  });
}
