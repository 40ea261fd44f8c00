/**
 * Who may see and do what. Rules are data in `shared/access/rules.ts`; here they meet the facts of the store.
 *
 *   const actor = await loadActor(q, staffId, asOf)                   once a request; `asOf` by `momentIn`
 *   const answer = await decideStudent(q, actor, studentId, action)   one student: a grant, or a refusal
 *   const filter = filterFor(actor, action)                           many students, as SQL
 *   const answer = decideGlobal(actor, 'audit.read')                  no student
 *
 * A repository that reads one student asks for `Authorized<…>`, one that lists them for a `StudentFilter`; both are
 * made here alone.
 */
export { type Actor, loadActor } from './actor.ts';
export {
  type Answer,
  authorRole,
  type Authorized,
  decideGlobal,
  decideStudent,
  globalAbilities,
  narrowed,
  type Refused,
} from './authorize.ts';
export { explain, explainRefusal, type Locale, reasonOf, ruleTitles } from './explain.ts';
export { buildingName } from './facts.repo.ts';
export { both, classFilterFor, filterFor, type StudentFilter } from './filter.ts';
export { namedRoles } from './named-roles.ts';
export { type Onlooker, onlookersOf } from './onlookers.ts';
export { type DaySpan, decisionOn, replay } from './replay.ts';
export { grantUnder } from './rests-on.ts';
export { sightOf, supposedReach, supposedSight } from './sight.ts';
