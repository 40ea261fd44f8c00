import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { createAccount } from '../../server/identity/create-account.ts';
import { systemContext } from '../../server/cli/context.ts';
import { importAssignments } from '../../server/roster/import-assignments.ts';
import { importAttendance } from '../../server/areas/attendance/import-attendance.ts';
import { importDiscipline } from '../../server/areas/discipline/import-discipline.ts';
import { importRoster } from '../../server/roster/import-roster.ts';
import { machineRuntime } from '../../server/runtime.ts';
import { publishAdapter } from '../../server/sis/publish-adapter.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import {
  type District,
  demoSignIns,
  toAssignmentsCsv,
  toAttendanceCsv,
  toDisciplineCsv,
  toOneRosterZip,
} from './district/index.ts';
import type { Scene } from './as-staff.ts';
import { type DemoClock, demoClock, playAll, schoolHour } from './play.ts';
import { caseActs, playedIn, withIncidents } from './seed-cases.ts';
import { contactActs } from './seed-contacts.ts';
import { disclosureActs } from './seed-disclosures.ts';
import { dutyActs } from './seed-duties.ts';
import { requestActs } from './seed-requests.ts';
import { studyActs } from './seed-studies.ts';
import { demoAdapter, demoPlainAdapter } from './sis/adapters.ts';

export const DEMO_PASSWORD = 'north-harbor-demo';
const DATABASE = 'facesheet.db';
const FOUNDED = 'founded';

/** The day an existing demo was made for: its SIS must show the same people on every later day. */
export function foundedOn(folder: string): string | undefined {
  const file = join(folder, FOUNDED);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Makes the demo district's own data folder, through the real importers and commands. Never touches a folder that is
 * there: a half-made one is built aside and only then given its name.
 */
export async function seedDemo(folder: string, district: District, asOf: string, timeZone: string): Promise<void> {
  if (foundedOn(folder) !== undefined) return;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const clock = demoClock(machineRuntime);
  const store = openSqliteStore(join(part, DATABASE), clock.runtime);
  try {
    await fill({ store, asOf, timeZone }, clock, withIncidents(district));
  } finally {
    await store.close();
  }
  writeFileSync(join(part, FOUNDED), asOf);
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
}

/** The record as if it had been kept since before the first of what its staff did. */
async function fill(scene: Scene, clock: DemoClock, district: District): Promise<void> {
  const { store, asOf } = scene;
  const now = machineRuntime.now();
  const acts = [
    ...contactActs(),
    ...caseActs(district),
    ...disclosureActs(),
    ...requestActs(),
    ...studyActs(),
    ...dutyActs(),
  ];
  clock.setTo(schoolHour(dayAfter(asOf, -1 - Math.max(...acts.map(({ daysAgo }) => daysAgo))), now));
  await importRoster(store, toOneRosterZip(district), { asOf, fileName: 'demo-roster.zip', onProgress: showProgress });
  await importAssignments(store, toAssignmentsCsv(district), { asOf, fileName: 'demo-assignments.csv' });
  await importDiscipline(store, toDisciplineCsv(district), { asOf, fileName: 'demo-discipline.csv' });
  const attendance = toAttendanceCsv(district, playedIn(district));
  await importAttendance(store, attendance, { asOf, fileName: 'demo-attendance.csv' });
  process.stdout.write('\n');
  for (const { username, staffIdentifier } of demoSignIns) {
    const context = systemContext(store.runtime.now());
    await createAccount(store, context, { staffNumber: staffIdentifier, username, password: DEMO_PASSWORD });
  }
  await playAll(scene, clock, acts, now);
}

/** Puts the demo SIS's adapters in force for the address it has this time. */
export async function publishDemoAdapters(store: Store, sisOrigin: string): Promise<void> {
  for (const adapter of [demoAdapter(sisOrigin), demoPlainAdapter(sisOrigin)]) {
    await publishAdapter(store, systemContext(machineRuntime.now()), JSON.stringify(adapter));
  }
}

function showProgress({ phase, done, total }: { phase: string; done: number; total: number }): void {
  if (process.stdout.isTTY) process.stdout.write(`\rMaking the demo district: ${phase} ${done} of ${total}          `);
}
