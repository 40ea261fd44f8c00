import type { Repository } from '../scenario.ts';
import { accounts } from './accounts.ts';
import { adapters } from './adapters.ts';
import { caseloads } from './caseloads.ts';
import { checkpoints } from './checkpoints.ts';
import { contacts } from './contacts.ts';
import { discipline } from './discipline.ts';
import { digests } from './digest.ts';
import { disclosures } from './disclosures.ts';
import { facts } from './facts.ts';
import { onlookers } from './onlookers.ts';
import { ops } from './ops.ts';
import { people } from './people.ts';
import { pulls } from './pull.ts';
import { rateLimits } from './rate-limits.ts';
import { reports } from './reports.ts';
import { revs } from './revs.ts';
import { roleMaps } from './role-maps.ts';
import { rosterRead } from './roster-read.ts';
import { rosterWrite } from './roster-write.ts';
import { sessions } from './sessions.ts';
import { policySight } from './policy-sight.ts';
import { sight } from './sight.ts';
import { staffClaims } from './staff-claims.ts';
import { students } from './students.ts';
import { trailExport } from './trail-export.ts';
import { trailList } from './trail-list.ts';
import { trail } from './trail.ts';
import { claimed, who } from './access-who.ts';
import { accessApplications } from './applications.ts';
import { accessEmergencies } from './emergencies.ts';
import { exceptionGrants } from './exception-grants.ts';
import { history } from './history.ts';
import { around, dayUses, useQuestions } from './questions.ts';
import { recordSeals } from './seals.ts';

/** Every repository of the server. */
export const REPOSITORIES: readonly Repository[] = [
  accounts,
  adapters,
  caseloads,
  checkpoints,
  contacts,
  digests,
  discipline,
  disclosures,
  facts,
  onlookers,
  ops,
  people,
  policySight,
  pulls,
  rateLimits,
  reports,
  revs,
  roleMaps,
  rosterRead,
  rosterWrite,
  sessions,
  sight,
  staffClaims,
  students,
  trail,
  trailExport,
  trailList,
  accessApplications,
  accessEmergencies,
  around,
  claimed,
  dayUses,
  exceptionGrants,
  history,
  recordSeals,
  useQuestions,
  who,
];
