import { type FieldClass, RECORD_CLASSES } from '../../../../shared/access/field-classes.ts';
import { type ApplicationDecide, GRANT_DAYS_MAX } from '../../../../shared/areas/access/application.ts';
import { dayAfter } from '../../../../shared/clocks/day-after.ts';
import type { Issue } from '../../../../shared/wire/problem.ts';
import { type Actor, decideStudent } from '../../../policy/index.ts';
import type { Reader } from '../../../store/store.ts';

/**
 * What is missing in a decision, or beyond what may be granted. `body.until`: `missing`, or `range` when it is not
 * ahead or more than `GRANT_DAYS_MAX` days. `body.studentId`: `missing`, or `unknown` when the decider cannot see such a
 * student. `body.fieldClasses`: `range` for what no record holds.
 */
export async function decisionIssues(q: Reader, actor: Actor, body: ApplicationDecide): Promise<Issue[]> {
  const { form, until, studentId, fieldClasses } = body;
  if (form === 'refused') return [];
  const opensRecord = form !== 'de-identified';
  return [
    ...issue('studentId', opensRecord ? await studentCode(q, actor, studentId) : null),
    ...issue('fieldClasses', form === 'limited' ? classesCode(fieldClasses) : null),
    ...issue('until', endCode(until, actor.asOf.day)),
  ];
}

const issue = (field: string, code: string | null): Issue[] => (code === null ? [] : [{ path: `body.${field}`, code }]);

async function studentCode(q: Reader, actor: Actor, studentId: string | null): Promise<string | null> {
  if (studentId === null) return 'missing';
  return (await decideStudent(q, actor, studentId, 'student.view')).allow ? null : 'unknown';
}

function classesCode(chosen: readonly FieldClass[]): string | null {
  return chosen.every((one) => RECORD_CLASSES.includes(one)) ? null : 'range';
}

/** Days compare as text. */
function endCode(until: string | null, today: string): string | null {
  if (until === null) return 'missing';
  return until <= today || until > dayAfter(today, GRANT_DAYS_MAX) ? 'range' : null;
}
