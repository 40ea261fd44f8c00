import type { Seen } from '../../shared/sis/sighting.ts';
import type { Client } from './client.ts';
import type { Called } from './faults.ts';
import type { Answer } from './tab-state.ts';

/** Asks who a sighting is, and for the face sheet when it is one student. Never throws. */
export async function lookUp(client: Client, seen: Seen, now: () => number): Promise<Answer> {
  const said = await client.lookUp(seen);
  if (!said.ok) return refusal(said, seen, now());
  switch (said.value.match) {
    case 'one':
      return openSheet(client, seen, said.value.studentId, now);
    case 'several':
      return { kind: 'several', seen, candidates: said.value.candidates };
    case 'disagrees':
      return { kind: 'disagrees', seen, fields: said.value.fields };
  }
}

/** Asks for a face sheet. `seen` is what the page shows, for which this is the answer. */
export async function openSheet(client: Client, seen: Seen, studentId: string, now: () => number): Promise<Answer> {
  const said = await client.faceSheet(studentId);
  if (!said.ok) return refusal(said, seen, now());
  return { kind: 'student', seen, faceSheet: said.value, at: now() };
}

function refusal({ why, problem }: Extract<Called<never>, { ok: false }>, seen: Seen, at: number): Answer {
  if (problem?.code === 'not-visible') return { kind: 'no-access', seen, wouldAllow: problem.wouldAllow ?? [] };
  return { kind: 'trouble', seen, why, since: at, tries: 0 };
}
