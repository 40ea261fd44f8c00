import { accessTables } from './schema/access.ts';
import { adapterTables } from './schema/adapters.ts';
import { auditTables } from './schema/audit.ts';
import { caseTables } from './schema/cases.ts';
import { consentTables } from './schema/consents.ts';
import { directoryTables } from './schema/directory.ts';
import { copyTables } from './schema/copies.ts';
import { disclosureTables } from './schema/disclosures.ts';
import { dutyTables } from './schema/duties.ts';
import { identityTables } from './schema/identity.ts';
import { inspectionTables } from './schema/inspections.ts';
import { nameTables } from './schema/names.ts';
import { peopleTables } from './schema/people.ts';
import { questionTables } from './schema/questions.ts';
import { recordTables } from './schema/records.ts';
import { requestTables } from './schema/requests.ts';
import { rosterTables } from './schema/roster.ts';
import { studyTables } from './schema/studies.ts';
import { syncTables } from './schema/sync.ts';
import { type Columns, sqliteColumns } from './columns.sqlite.ts';

/** Every table with its keys, from one set of builders. Triggers and checks stand in the migrations' SQL alone. */
export function defineSchema(c: Columns) {
  const people = peopleTables(c);
  return {
    ...people,
    ...rosterTables(c, people),
    ...accessTables(c, people),
    ...identityTables(c, people),
    ...auditTables(c),
    ...questionTables(c, people),
    ...recordTables(c, people),
    ...adapterTables(c, people),
    ...disclosureTables(c, people),
    ...consentTables(c, people),
    ...requestTables(c, people),
    ...directoryTables(c, people),
    ...studyTables(c, people),
    ...dutyTables(c, people),
    ...copyTables(c, people),
    ...inspectionTables(c, people),
    ...nameTables(c, people),
    ...syncTables(c, people),
    ...caseTables(c, people),
  };
}

export const sqliteSchema = defineSchema(sqliteColumns);
export type Schema = typeof sqliteSchema;
