import { capacityOf } from '../../../shared/areas/copies/copy-state.ts';
import { groundsFor } from '../../../shared/areas/copies/exclusions.ts';
import type { Decision } from '../../../shared/areas/copies/redact.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import type { Taking } from './take-copy-step.ts';

/** What is wrong with decisions on places of a copy, by their paths in the op. */
export async function decisionIssues({ tx, grant, state }: Taking, decisions: readonly Decision[]): Promise<Issue[]> {
  const grounds = groundsFor(capacityOf(state.form)).map(({ id }) => id);
  const texts = new Map((state.chosen?.lines ?? []).map(({ id, text }) => [id, text]));
  const named = await staffNamedIn(
    tx,
    grant,
    decisions.map(({ why }) => why),
  );
  return decisions.flatMap((one, i): Issue[] => {
    const at = `body.step.decisions.${i}`;
    const text = texts.get(one.lineId);
    if (text === undefined) return [{ path: `${at}.lineId`, code: 'unknown' }];
    if (named[i] === true) return [{ path: `${at}.why`, code: 'names-staff' }];
    const code = faultOf(one, text, grounds);
    return code === null ? [] : [{ path: `${at}.${code.field}`, code: code.code }];
  });
}

interface Fault {
  readonly field: string;
  readonly code: string;
}

function faultOf({ act, start, end, why }: Decision, text: string, grounds: readonly string[]): Fault | null {
  if (act === 'leave')
    return grounds.includes(why) && start === 0 && end === 0 ? null : { field: 'why', code: 'unknown' };
  if (act === 'clear') return null;
  if (start >= end || end > text.length || cutsSign(text, start) || cutsSign(text, end))
    return { field: 'start', code: 'unknown' };
  // Who is named and stays named: the reason is asked for, since nobody else will ask later.
  return act === 'keep' && why === '' ? { field: 'why', code: 'needed' } : null;
}

/** Whether a place lies in the middle of a sign that takes two. */
const cutsSign = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
