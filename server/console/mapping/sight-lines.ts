import { type Action, ACTIONS } from '../../../shared/access/actions.ts';
import { FIELD_CLASSES, type FieldClass, RECORD_CLASSES } from '../../../shared/access/field-classes.ts';
import type { Sight } from '../../../shared/areas/access/mapping.ts';

/** Something a person sees or does, now and under the draft. `now` is null where the claims are nobody's yet. */
export interface SightLine<K> {
  readonly what: K;
  readonly now: boolean | null;
  readonly after: boolean;
}

/** The classes of a record, and any other that is open now or after, in their own order. */
export function classLines(now: Sight | null, after: Sight): readonly SightLine<FieldClass>[] {
  const shown = (one: FieldClass) => RECORD_CLASSES.includes(one) || opens(now, one) || opens(after, one);
  return FIELD_CLASSES.filter(shown).map((what) => ({
    what,
    now: now === null ? null : opens(now, what),
    after: opens(after, what),
  }));
}

/** What may be done now or after; opening a record is said by the classes and by how many students there are. */
export function actionLines(now: Sight | null, after: Sight): readonly SightLine<Action>[] {
  return ACTIONS.filter((one) => one !== 'student.view' && (does(now, one) || does(after, one))).map((what) => ({
    what,
    now: now === null ? null : does(now, what),
    after: does(after, what),
  }));
}

const opens = (sight: Sight | null, one: FieldClass) => sight?.fieldClasses.includes(one) ?? false;
const does = (sight: Sight | null, one: Action) => sight?.actions.includes(one) ?? false;
