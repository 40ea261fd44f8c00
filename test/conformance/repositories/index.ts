import type { Repository } from '../scenario.ts';
import { accounts } from './accounts.ts';
import { adapters } from './adapters.ts';
import { contacts } from './contacts.ts';
import { disclosures } from './disclosures.ts';
import { facts } from './facts.ts';
import { ops } from './ops.ts';
import { pulls } from './pull.ts';
import { rateLimits } from './rate-limits.ts';
import { revs } from './revs.ts';
import { rosterRead } from './roster-read.ts';
import { rosterWrite } from './roster-write.ts';
import { sessions } from './sessions.ts';
import { students } from './students.ts';
import { trailList } from './trail-list.ts';
import { trail } from './trail.ts';

/** Every repository of the server. */
export const REPOSITORIES: readonly Repository[] = [
  accounts,
  adapters,
  contacts,
  disclosures,
  facts,
  ops,
  pulls,
  rateLimits,
  revs,
  rosterRead,
  rosterWrite,
  sessions,
  students,
  trail,
  trailList,
];
