import type { Seen } from '../../shared/sis/sighting.ts';
import type { Client } from './client.ts';
import type { Called } from './faults.ts';
import type { Asking, Offline } from './offline.ts';
import { NO_NEWS } from './tab-news.ts';
import type { Answer } from './tab-state.ts';

export interface LookUpParts {
  readonly client: Pick<Client, 'lookUp' | 'faceSheet'>;
  readonly offline: Pick<Offline, 'asking' | 'keep' | 'find' | 'refused'>;
  readonly now: () => number;
}

/** What was asked about, by whom, and of which student where that is known. */
interface Question {
  readonly asking: Asking | null;
  readonly seen: Seen;
  readonly studentId?: string;
}

/** Asks who a sighting is, and for the face sheet when it is one student. */
export async function lookUp(parts: LookUpParts, seen: Seen): Promise<Answer> {
  const { client, offline } = parts;
  const asking = await offline.asking();
  const said = await client.lookUp(seen);
  if (!said.ok) return refusal(parts, { asking, seen }, said);
  switch (said.value.match) {
    case 'one': {
      const answer = await openSheet(parts, seen, said.value.studentId);
      // Where somebody had to choose among several, the page alone does not say again who it is.
      if (answer.kind === 'student' && !answer.offline) void offline.keep(asking, seen, answer.faceSheet);
      return answer;
    }
    case 'several':
      return { kind: 'several', seen, candidates: said.value.candidates };
    case 'disagrees':
      await offline.refused(seen);
      return { kind: 'disagrees', seen, fields: said.value.fields };
  }
}

/** Asks for a face sheet. `seen` is what the page shows, for which this is the answer. */
export async function openSheet(parts: LookUpParts, seen: Seen, studentId: string): Promise<Answer> {
  const asking = await parts.offline.asking();
  const said = await parts.client.faceSheet(studentId);
  if (!said.ok) return refusal(parts, { asking, seen, studentId }, said);
  return { kind: 'student', seen, faceSheet: said.value, at: parts.now(), news: NO_NEWS, offline: null };
}

/** Where the server could not be asked at all, what was kept of it is shown; its no is heeded there too. */
async function refusal(
  { offline, now }: LookUpParts,
  { asking, seen, studentId }: Question,
  { why, problem }: Extract<Called<never>, { ok: false }>,
): Promise<Answer> {
  if (why.cause === 'not-allowed') await offline.refused(seen);
  if (problem?.code === 'not-visible') return { kind: 'no-access', seen, wouldAllow: problem.wouldAllow ?? [] };
  const kept = why.cause === 'offline' ? await offline.find(asking, seen, studentId) : null;
  if (!kept) return { kind: 'trouble', seen, why, since: now(), tries: 0 };
  const { faceSheet, since, until } = kept;
  return { kind: 'student', seen, faceSheet, at: now(), news: NO_NEWS, offline: { since, until } };
}
