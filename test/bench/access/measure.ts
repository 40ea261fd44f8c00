import { performance } from 'node:perf_hooks';
import { countListed, studentsListed } from '../../../server/areas/access/sight/sight.repo.ts';
import { readStudentFacts } from '../../../server/policy/facts.repo.ts';
import { filterFor, loadActor } from '../../../server/policy/index.ts';
import { audited, type Reader, type Store } from '../../../server/store/store.ts';
import { decide } from '../../../shared/access/decide.ts';
import { RULES } from '../../../shared/access/rules.ts';
import { factsOf, NOW } from '../../../shared/access/testing/cases.ts';
import { momentIn } from '../../../shared/runtime.ts';
import { systemContext } from '../../../server/cli/context.ts';
import { median, percentile } from '../stats.ts';
import type { Asker } from './district.ts';

const PAGE = 50;
const ASKS_A_ROUND = 60;
const DECISIONS = 200_000;
const US_PER_MS = 1000;

/** What one reader's list cost: medians, and the 99th percentile of page and total together. */
export interface Asked {
  readonly name: string;
  readonly students: number;
  readonly pageMs: number;
  readonly totalMs: number;
  readonly p99Ms: number;
  readonly factsUs: number;
}

/** Asks for each reader's list again and again, one reader after the other, the first round unmeasured. */
export async function askAll(store: Store, askers: readonly Asker[], rounds: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const asker of askers) {
    const event = { action: 'students.list', resource: 'bench', decision: 'done' } as const;
    const context = systemContext(store.runtime.now());
    const one = await store.read(context, async (q) => audited(event, await ask(q, asker, rounds, context.at)), {
      long: true,
    });
    asked.push(one);
  }
  return asked;
}

async function ask(q: Reader, { name, staffId }: Asker, rounds: number, now: number): Promise<Asked> {
  const actor = await loadActor(q, staffId, momentIn('UTC', now));
  const filter = filterFor(actor, 'student.view');
  const sought = { words: [], number: '', former: false };
  const [pages, totals, facts]: [number[], number[], number[]] = [[], [], []];
  let students = 0;
  let first = '';
  for (let n = 0; n < ASKS_A_ROUND * (rounds + 1); n++) {
    const start = performance.now();
    const rows = await studentsListed(q, filter, sought, undefined, PAGE + 1);
    const listed = performance.now();
    students = await countListed(q, filter, sought);
    const counted = performance.now();
    first = rows[0]?.id ?? first;
    await readStudentFacts(q, staffId, first);
    const known = performance.now();
    if (n < ASKS_A_ROUND) continue;
    pages.push(listed - start);
    totals.push(counted - listed);
    facts.push((known - counted) * US_PER_MS);
  }
  const both = pages.map((ms, i) => ms + (totals[i] ?? 0)).sort((a, b) => a - b);
  return {
    name,
    students,
    pageMs: median(pages),
    totalMs: median(totals),
    p99Ms: percentile(both, 0.99),
    factsUs: median(facts),
  };
}

/** Microseconds a decision takes over a teacher's loaded facts, in one process. */
export function decisionUs(): number {
  const facts = factsOf('teacher', 'harbor-view', 'teacher');
  let allowed = 0;
  const start = performance.now();
  for (let n = 0; n < DECISIONS; n++) if (decide(RULES, facts, 'student.view', NOW).allow) allowed += 1;
  const us = ((performance.now() - start) * US_PER_MS) / DECISIONS;
  if (allowed !== DECISIONS) throw new Error('The measured decision is not the one that was meant.');
  return us;
}
