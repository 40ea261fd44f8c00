import type { StudentAction } from '../../shared/access/actions.ts';
import { type Allowed, decide, type Decision, type Denied, type Grant } from '../../shared/access/decide.ts';
import { type Day, type Facts, type GrantFact, later } from '../../shared/access/facts.ts';
import { FIELD_CLASSES, type FieldClass } from '../../shared/access/field-classes.ts';
import { RULES } from '../../shared/access/rules.ts';
import type { Reader } from '../store/store.ts';
import { type Actor, type ActorOptions, loadActor } from './actor.ts';
import { readStudentFacts } from './facts.repo.ts';

/** A day of the district with its instants, `[from, until)`, epoch ms. */
export interface DaySpan {
  readonly day: Day;
  readonly from: number;
  readonly until: number;
}

/** What could be done on a day, at one time of it or another. */
export interface Replayed {
  readonly allow: boolean;
  /** By which rules, widest first, each with every fact that made it apply on that day. */
  readonly grants: readonly Grant[];
  readonly fieldClasses: readonly FieldClass[];
  /** What closed it all day long; empty where it was open, or where nothing opened it. */
  readonly forbiddenBy: readonly string[];
}

/**
 * Whether somebody could do something to a student on a day, for an auditor. Roles, relations and attributes hold for
 * whole days, grants for instants: a grant counts if it held at any time of the day. What was forbidden at the only
 * time at which something would have opened it stays closed. Gives no permission to anybody: it answers a question
 * about somebody else. Null when there is no such student.
 */
export async function replay(
  q: Reader,
  { staffId, studentId }: { readonly staffId: string; readonly studentId: string },
  action: StudentAction,
  { day, from, until }: DaySpan,
  options: ActorOptions = {},
): Promise<Replayed | null> {
  const known = await readStudentFacts(q, staffId, studentId);
  if (known === null) return null;
  const { roles } = await loadActor(q, staffId, { day, at: from }, options);
  const facts: Facts = { ...known, roles };
  const turns = known.grants
    .flatMap(({ fromAt, untilAt }) => [fromAt, untilAt])
    .filter((at) => from < at && at < until);
  return together([...new Set([from, ...turns])].map((at) => decide(RULES, facts, action, { day, at })));
}

/**
 * What the rules say of one who does not ask, or would say with grants that are not given yet. Gives no permission to
 * anybody. Null when there is no such student.
 */
export async function decisionOn(
  q: Reader,
  { staffId, roles, asOf }: Actor,
  studentId: string,
  action: StudentAction,
  supposed: readonly GrantFact[] = [],
): Promise<Decision | null> {
  const known = await readStudentFacts(q, staffId, studentId);
  return known && decide(RULES, { ...known, grants: [...known.grants, ...supposed], roles }, action, asOf);
}

function together(decisions: readonly Decision[]): Replayed {
  const open = decisions.filter((one): one is Allowed => one.allow);
  const closed = decisions.filter((one): one is Denied => !one.allow);
  const classes = new Set(open.flatMap(({ fieldClasses }) => fieldClasses));
  return {
    allow: open.length > 0,
    grants: byRule(open.flatMap(({ grants }) => grants)),
    fieldClasses: FIELD_CLASSES.filter((one) => classes.has(one)),
    forbiddenBy: open.length > 0 ? [] : [...new Set(closed.flatMap(({ ruleIds }) => ruleIds))],
  };
}

/** One entry a rule, with the facts of all its entries. */
function byRule(grants: readonly Grant[]): Grant[] {
  const merged = new Map<string, Grant>();
  for (const grant of grants) {
    const known = merged.get(grant.rule.id);
    merged.set(grant.rule.id, known === undefined ? grant : merge(known, grant));
  }
  return [...merged.values()].sort((a, b) => b.fieldClasses.length - a.fieldClasses.length);
}

function merge(one: Grant, other: Grant): Grant {
  const known = new Set(one.facts.map((fact) => JSON.stringify(fact)));
  const classes = new Set([...one.fieldClasses, ...other.fieldClasses]);
  return {
    rule: one.rule,
    facts: [...one.facts, ...other.facts.filter((fact) => !known.has(JSON.stringify(fact)))],
    fieldClasses: FIELD_CLASSES.filter((each) => classes.has(each)),
    until: later(one.until, other.until),
  };
}
