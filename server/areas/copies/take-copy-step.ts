import {
  type CopyAct,
  type CopyHindrance,
  type CopyState,
  hindranceOf,
  isToFamily,
} from '../../../shared/areas/copies/copy-state.ts';
import type { CopyStepTaken } from '../../../shared/areas/copies/copy.ts';
import { isUnderConsent } from '../../../shared/areas/copies/under-consent.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import type { Stop } from '../../sync/effects.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { assemble } from './assemble.ts';
import { askedIssues } from './begin-copy.ts';
import { contentOf, contentsHash, copyNow } from './copy-now.ts';
import { copyStepsOf, insertCopyStep, isCopyStepId, putCopyState } from './copy.repo.ts';
import { copying, copyStepRow, type Done, listedNow, type MayCopy } from './copying.ts';
import { decisionIssues } from './decision-issues.ts';
import { handOver } from './hand-over.ts';

type Step = CopyStepTaken['step'];

/** What is done now, and by whom. */
export interface Taking {
  readonly tx: Tx;
  readonly context: CommandContext;
  readonly grant: MayCopy;
  readonly state: CopyState;
  readonly rev: number;
}

const HINDRANCES: Readonly<Record<CopyHindrance, typeof m.refused_copy_over>> = {
  over: m.refused_copy_over,
  'nothing-chosen': m.refused_copy_nothing,
  undecided: m.refused_copy_undecided,
  'not-sent': m.refused_copy_not_sent,
  'own-copy': m.refused_copy_own,
  'other-contents': m.refused_copy_changed,
  'not-approved': m.refused_copy_not_approved,
  'not-made': m.refused_copy_not_made,
};

/** Why something can't be done to a copy now, in the reader's words. */
export const hindered = (why: CopyHindrance): Stop => ({ code: `copy-${why}`, words: HINDRANCES[why] });

/**
 * Does the next thing to a copy, as it is under the lock: of two who approve and change it at once, the second finds
 * the first's. Handing it over writes the log's entry in the same transaction (R115).
 */
export function takeCopyStep(tx: Tx, context: CommandContext, body: CopyStepTaken): Promise<Effect> {
  const { studentId, copyId, stepId, step } = body;
  return copying(tx, context, { action: 'copy.step', studentId, copyId, step: step.kind }, async (grant, rev) => {
    if (await isCopyStepId(tx, grant, stepId)) return { code: 'copy-kept', words: m.refused_copy_kept };
    const steps = await copyStepsOf(tx, grant, copyId);
    if (steps.length === 0) return { issues: [{ path: 'body.copyId', code: 'unknown' }] };
    const state = copyNow(steps);
    const hash = contentsHash(state, step.kind === 'handed' ? step.form : state.form);
    const why = hindranceOf(state, step, { staffId: grant.actor.staffId, hash });
    if (why !== null) return hindered(why);
    const act = await actOf(step, { tx, context, grant, state, rev });
    if ('code' in act || 'issues' in act) return act;
    const row = { copyId, rev, id: stepId, kind: act.kind, content: contentOf(act) };
    await insertCopyStep(tx, grant, copyStepRow(tx, grant, row));
    await putCopyState(tx, grant, { copyId, rev, ...(await listedNow(tx, grant, copyId)) });
    return doneBy(act, grant);
  });
}

/** What is kept of a step, where nothing stands in its way. */
async function actOf(step: Step, taking: Taking): Promise<Stop | CopyAct> {
  const { tx, context, grant, state } = taking;
  switch (step.kind) {
    case 'asked': {
      const { form, consentId } = step;
      const issues = await askedIssues(tx, context, grant, { form, consentId, path: 'body.step' });
      return issues.length > 0 ? { issues } : step;
    }
    case 'chosen': {
      const { parts, lang: locale } = step;
      const chosen = await assemble(tx, grant, { parts, form: state.form }, { locale, timeZone: context.timeZone });
      return { kind: 'chosen', ...chosen };
    }
    case 'decided': {
      const issues = await decisionIssues(taking, step.decisions);
      return issues.length > 0 ? { issues } : step;
    }
    case 'back': {
      const [named] = await staffNamedIn(tx, grant, [step.words]);
      return named === true ? { issues: [{ path: 'body.step.words', code: 'names-staff' }] } : step;
    }
    case 'handed':
      return handOver(taking, step);
    default:
      return step;
  }
}

/** Putting a copy together reads the record (R60); what was handed over is told by the file's hash. */
function doneBy(act: CopyAct, { fieldClasses }: MayCopy): Done {
  if (act.kind === 'chosen')
    return { done: true, read: [...fieldClasses], more: { lines: act.lines.length, names: act.hits.length } };
  return act.kind === 'handed' ? { done: true, more: { sha256: act.sha256, ...enteredBy(act) } } : { done: true };
}

/** What the act entered, and where: by this the family's copy of the log finds it in the trail (R119). */
function enteredBy({ form, entryId }: Extract<CopyAct, { kind: 'handed' }>): Readonly<Record<string, string>> {
  if (isToFamily(form)) return { inspectionId: entryId };
  return isUnderConsent(form) ? { useId: entryId } : { disclosureId: entryId };
}
