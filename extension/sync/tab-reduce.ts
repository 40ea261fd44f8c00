import { answers, combine } from './combine.ts';
import { closesAt, untilNextCheck } from './closing.ts';
import { hear, isNews, NO_NEWS, type NewsEvent } from './tab-news.ts';
import type { Answer, TabEffect, TabEvent, TabState } from './tab-state.ts';

export interface Surroundings {
  readonly signedIn: boolean;
  readonly now: number;
}
export interface Reduced {
  readonly state: TabState;
  readonly effects: readonly TabEffect[];
}

/** A sheet older than this is asked for again as soon as anything happens on the page, so that a right that ended shows. */
const FRESH_MS = 5 * 60_000;
const RETRY_FIRST_MS = 2_000;
const RETRY_LONGEST_MS = 60_000;
/** What is shown without the server gives way to the fresh one as soon as it answers. */
const RETRY_OFFLINE_MS = 15_000;
const RETRIED = new Set(['offline', 'server', 'nonsense', 'store']);

/** The whole behaviour of a tab: an event in, the new state and what is to be done out. Pure. */
export function reduce(before: TabState, event: TabEvent, around: Surroundings): Reduced {
  if (event.kind === 'picked') return pick(before, event);
  if (isNews(event)) return hear(before, event);
  // Time alone asks for nothing before the end: each sheet that is read is a use in the trail and keeps a session alive.
  if (event.kind === 'time-passed' && !isOver(before.answer, around.now))
    return { state: before, effects: watch(before, event, before, around.now) };
  const state = apply(before, event, around.now);
  const settled = settle(state, around, { again: event.kind === 'retry', quiet: isByItself(event) });
  const trouble = event.kind === 'answered' && state.answer !== before.answer ? retryOf(state) : [];
  const watched = watch(before, event, settled.state, around.now);
  return { state: settled.state, effects: [...settled.effects, ...trouble, ...watched] };
}

function apply(state: TabState, event: Exclude<TabEvent, { kind: 'picked' } | NewsEvent>, now: number): TabState {
  switch (event.kind) {
    case 'shown':
      return { ...state, open: event.open, epoch: event.epoch };
    case 'linked':
      // A panel that went away shows nothing: what it showed is forgotten.
      return event.linked ? { ...state, linked: true } : { ...state, linked: false, answer: null };
    case 'frame':
      return {
        ...state,
        frames: { ...state.frames, [event.frameId]: event.sighting },
        epoch: event.epoch ?? state.epoch,
      };
    case 'frame-left':
      return { ...state, frames: without(state.frames, event.frameId) };
    case 'page':
      return { ...unanswered(state), frames: {}, page: event.page, epoch: state.epoch + 1 };
    case 'unread':
      return { ...unanswered(state), frames: {}, epoch: event.epoch ?? state.epoch };
    case 'answered':
      return event.ticket === state.ticket
        ? { ...state, asking: null, answer: sinceFirst(state.answer, event.answer) }
        : state;
    case 'refreshed':
      return refreshed(state, event, now);
    case 'actor-changed':
    case 'look-again':
    case 'time-passed':
      return unanswered(state);
    case 'retry':
      return state;
  }
}

/** Nothing is known; an answer that is under way is about what was so before. */
function unanswered(state: TabState): TabState {
  return { ...state, answer: null, asking: null, ticket: state.ticket + 1 };
}

/** A record that is open for a time only is looked after until then: it closes by itself (R53). */
function watch(before: TabState, event: TabEvent, { answer }: TabState, now: number): TabEffect[] {
  const closing = closesAt(answer);
  if (closing === null) return [];
  const goesOn = event.kind === 'time-passed' && event.closing === closing;
  const begins = closing !== closesAt(before.answer);
  return goesOn || begins ? [{ kind: 'check-time', closing, ms: untilNextCheck(closing, now) }] : [];
}

function isOver(answer: Answer | null, now: number): boolean {
  const closing = closesAt(answer);
  return closing !== null && closing <= now;
}

/** Compares what the tab shows with what is known, and asks the server for what is missing. */
function settle(
  state: TabState,
  { signedIn, now }: Surroundings,
  { again, quiet }: { again: boolean; quiet: boolean },
): Reduced {
  const shown = combine(state.frames);
  if (shown.kind !== 'seen')
    return { state: shown.kind === 'changing' ? waiting(state) : forgotten(state), effects: [] };
  const { seen } = shown;
  const known = state.answer && answers(state.answer.seen, seen) ? state.answer : null;
  const kept: TabState = known ? state : { ...state, answer: null };
  const isAsked = kept.asking !== null && answers(kept.asking, seen);
  const mayAsk = state.open && state.linked && signedIn;
  const enough = known !== null && !(again && isAskedAgain(known)) && !isStale(known, now);
  if (!mayAsk || enough || isAsked) return { state: isAsked ? kept : { ...kept, asking: null }, effects: [] };
  const ticket = state.ticket + 1;
  return {
    state: { ...kept, asking: seen, ticket },
    effects: [{ kind: 'look-up', ticket, seen, quiet: quiet || known?.kind === 'student' }],
  };
}

/** Whether nobody pressed anything. A page that shows the same student anew is no sign that somebody is there. */
function isByItself(event: TabEvent): boolean {
  return event.kind === 'look-again' || event.kind === 'time-passed' || (event.kind === 'retry' && !!event.byItself);
}

/** While the page changes nothing is asked, and a late answer is about another page. A name alone proves nothing later. */
function waiting(state: TabState): TabState {
  const answer = state.answer?.seen.sisId === undefined ? null : state.answer;
  return { ...state, answer, asking: null, ticket: state.asking ? state.ticket + 1 : state.ticket };
}

function forgotten(state: TabState): TabState {
  return { ...waiting(state), answer: null };
}

function pick(state: TabState, { studentId, epoch }: { studentId: string; epoch: number }): Reduced {
  const { answer } = state;
  const offered = answer?.kind === 'several' && answer.candidates.some((one) => one.studentId === studentId);
  if (!offered || epoch !== state.epoch) return { state, effects: [] };
  const ticket = state.ticket + 1;
  const { seen } = answer;
  return { state: { ...state, asking: seen, ticket }, effects: [{ kind: 'open-sheet', ticket, seen, studentId }] };
}

function refreshed(state: TabState, event: Extract<TabEvent, { kind: 'refreshed' }>, now: number): TabState {
  const { answer } = state;
  if (answer?.kind !== 'student' || answer.faceSheet.student.id !== event.studentId) return state;
  const news = { ...NO_NEWS, editors: answer.news.editors };
  return { ...state, answer: { ...answer, faceSheet: event.faceSheet, at: now, news, offline: null } };
}

/** Trouble that goes on began when it began. */
function sinceFirst(before: Answer | null, answer: Answer): Answer {
  if (answer.kind !== 'trouble' || before?.kind !== 'trouble') return answer;
  return { ...answer, since: before.since, tries: before.tries + 1 };
}

function retryOf({ answer, ticket }: TabState): TabEffect[] {
  if (answer?.kind === 'student' && answer.offline) return [{ kind: 'retry-later', ticket, ms: RETRY_OFFLINE_MS }];
  if (answer?.kind !== 'trouble' || !RETRIED.has(answer.why.cause)) return [];
  return [{ kind: 'retry-later', ticket, ms: Math.min(RETRY_LONGEST_MS, RETRY_FIRST_MS * 2 ** answer.tries) }];
}

const isAskedAgain = (answer: Answer): boolean =>
  answer.kind === 'trouble' || (answer.kind === 'student' && answer.offline !== null);

function isStale(answer: Answer, now: number): boolean {
  return answer.kind === 'student' && now - answer.at > FRESH_MS;
}

function without(frames: TabState['frames'], frameId: number): TabState['frames'] {
  return Object.fromEntries(Object.entries(frames).filter(([id]) => Number(id) !== frameId));
}
