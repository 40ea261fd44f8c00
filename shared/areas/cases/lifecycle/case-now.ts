import { dayAfter } from '../../../clocks/day-after.ts';
import { chargeOf, decidedUntil, expectedOf, latest, meetingOf, stageOf, type Taken } from './case-state.ts';
import type { Stage } from './step.ts';

/** What a case is now, as lists keep it. */
export interface CaseNow {
  readonly stage: Stage;
  readonly workerId: string;
  readonly buildingId: string;
  /** Also while an appeal has brought it before the committee again: another case may be open then. */
  readonly closedOn: string | null;
  /** The step that is expected first, and by when. */
  readonly nextStep: string | null;
  readonly dueOn: string | null;
  readonly meetingOn: string | null;
  /** Until when the director may still put right what was decided, or write down an appeal. */
  readonly decidedUntil: string | null;
}

/** The case that the steps make. They are those that count, the referral first. */
export function caseNow(steps: readonly Taken[]): CaseNow {
  const [next] = expectedOf(steps);
  const stage = stageOf(steps);
  return {
    stage,
    ...chargeOf(steps),
    closedOn: latest(steps, 'discontinued')?.day ?? null,
    nextStep: next?.kind ?? null,
    dueOn: next?.due ?? null,
    meetingOn: meetingOf(steps),
    decidedUntil: decidedUntil(steps),
  };
}

/**
 * Whether the case opens the student's record to the committee's people, and until when: `open` without an end, a day
 * on which it is closed again, or not at all.
 */
export interface CaseOpens {
  readonly managed: 'open' | null;
  readonly committee: 'open' | null;
  readonly agenda: string | null;
  readonly decided: string | null;
}

/** What a case opens (R1, R20, R26, R28): the agenda to the members until the day after the meeting. */
export function opensOf({ stage, meetingOn, decidedUntil: decided }: CaseNow): CaseOpens {
  return {
    managed: stage === 'closed' ? null : 'open',
    committee: stage === 'committee' ? 'open' : null,
    agenda: meetingOn === null ? null : dayAfter(meetingOn, 1),
    decided,
  };
}
