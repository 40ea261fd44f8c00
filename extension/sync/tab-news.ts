import type { Answer, News, TabEffect, TabEvent, TabState } from './tab-state.ts';

export type NewsEvent = Extract<TabEvent, { kind: 'pulled' | 'outdated' | 'show-updates' | 'not-refreshed' }>;
type StudentAnswer = Extract<Answer, { kind: 'student' }>;
interface Heard {
  readonly state: TabState;
  readonly effects: readonly TabEffect[];
}

export const NO_NEWS: News = { updates: 0, upTo: 0, editors: [] };
const KINDS: ReadonlySet<string> = new Set([
  'pulled',
  'outdated',
  'show-updates',
  'not-refreshed',
] satisfies NewsEvent['kind'][]);

export const isNews = (event: TabEvent): event is NewsEvent => KINDS.has(event.kind);

/** News about the student who is shown: it is read at once, or counted while somebody writes. Pure. */
export function hear(state: TabState, event: NewsEvent): Heard {
  const { answer } = state;
  const still: Heard = { state, effects: [] };
  if (answer?.kind !== 'student') return still;
  const studentId = answer.faceSheet.student.id;
  const quiet = event.kind !== 'show-updates';
  const refresh: TabEffect[] = studentId === undefined ? [] : [{ kind: 'refresh', studentId, quiet }];
  switch (event.kind) {
    case 'show-updates':
      return { state, effects: refresh };
    case 'outdated':
      return event.studentIds.has(studentId ?? '') ? { state, effects: refresh } : still;
    case 'not-refreshed':
      if (event.studentId !== studentId) return still;
      return counted(state, answer, { updates: Math.max(1, answer.news.updates) });
    case 'pulled': {
      if (event.studentId !== studentId) return still;
      const all = answer.news.updates + event.count;
      const { editors, writing } = event;
      const upTo = Math.max(answer.news.upTo, event.upTo);
      const heard = counted(state, answer, { editors, upTo, ...(writing && { updates: all }) });
      return { ...heard, effects: all > 0 && !writing ? refresh : [] };
    }
  }
}

function counted(state: TabState, answer: StudentAnswer, news: Partial<News>): Heard {
  return { state: { ...state, answer: { ...answer, news: { ...answer.news, ...news } } }, effects: [] };
}
