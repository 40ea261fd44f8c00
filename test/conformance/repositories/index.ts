import type { Repository } from '../scenario.ts';
import { accounts } from './accounts.ts';
import { adapterHealths } from './adapter-health.ts';
import { adapters, adapterTags } from './adapters.ts';
import { calendars } from './calendar.ts';
import { caseloads } from './caseloads.ts';
import { caseCharges, caseRights } from './case-rights.ts';
import { caseLists, cases, caseTurns } from './cases.ts';
import { caseworks } from './casework.ts';
import { checkpoints } from './checkpoints.ts';
import { committeeAgenda, committeeDaysKept } from './committee.ts';
import { addenda, followUps } from './contact-parts.ts';
import { contacts } from './contacts.ts';
import { attendance } from './attendance.ts';
import { discipline } from './discipline.ts';
import { digests } from './digest.ts';
import { directoryLists, directoryPolicies } from './directory-lists.ts';
import { directoryRefusals } from './directory-refusals.ts';
import { numbered, savedViews } from './log-aside.ts';
import { disclosures, receivers, tallies } from './disclosures.ts';
import { disclosureEntries } from './disclosure-entries.ts';
import { disclosureParties, sealedBook } from './custody.ts';
import { editings } from './editing.ts';
import { facts } from './facts.ts';
import { duties } from './duties.ts';
import { consentLists, consents } from './consents.ts';
import { copyDetails, disabilities } from './log-copies.ts';
import { copiedRecords, copies } from './copies.ts';
import { inspections } from './inspections.ts';
import { letters, letterTemplates } from './letters.ts';
import { nameLists, namePolicies, names } from './names.ts';
import { onlookers } from './onlookers.ts';
import { ops } from './ops.ts';
import { people } from './people.ts';
import { pulls } from './pull.ts';
import { rateLimits } from './rate-limits.ts';
import { reports } from './reports.ts';
import { revs } from './revs.ts';
import { roleMaps } from './role-maps.ts';
import { requestCounts, requestLists, requests } from './requests.ts';
import { rosterRead } from './roster-read.ts';
import { sisIds } from './sis-ids.ts';
import { rosterWrite } from './roster-write.ts';
import { sealKeys } from './seal-keys.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { sheetForms } from './sheet-forms.ts';
import { sheets } from './sheets.ts';
import { policySight } from './policy-sight.ts';
import { sight } from './sight.ts';
import { staffClaims } from './staff-claims.ts';
import { staffNames } from './staff-names.ts';
import { studies } from './studies.ts';
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
  cases,
  caseLists,
  caseTurns,
  caseRights,
  caseCharges,
  accounts,
  addenda,
  adapters,
  adapterTags,
  adapterHealths,
  calendars,
  caseloads,
  caseworks,
  checkpoints,
  committeeAgenda,
  committeeDaysKept,
  consents,
  contacts,
  digests,
  attendance,
  discipline,
  directoryLists,
  directoryPolicies,
  directoryRefusals,
  names,
  nameLists,
  namePolicies,
  disclosures,
  tallies,
  numbered,
  savedViews,
  receivers,
  disclosureEntries,
  disclosureParties,
  sealedBook,
  editings,
  facts,
  followUps,
  letters,
  letterTemplates,
  onlookers,
  ops,
  people,
  policySight,
  pulls,
  rateLimits,
  reports,
  requests,
  requestLists,
  studies,
  requestCounts,
  consentLists,
  duties,
  copies,
  copiedRecords,
  inspections,
  copyDetails,
  disabilities,
  revs,
  roleMaps,
  rosterRead,
  rosterWrite,
  sisIds,
  sealKeys,
  sessions,
  settings,
  sheetForms,
  sheets,
  sight,
  staffClaims,
  staffNames,
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
