import { expect } from 'vitest';
import {
  type Application,
  type ApplicationDecide,
  type ApplicationList,
  applicationListSchema,
  type ApplicationWrite,
} from '../../../../shared/areas/access/application.ts';
import { type EmergencyList, emergencyListSchema } from '../../../../shared/areas/access/emergency.ts';
import { faceSheetSchema } from '../../../../shared/areas/cases/face-sheet.ts';
import type { Acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';

/** Kiri as a page of the SIS shows her. */
export const SEEN = {
  system: 'north-harbor-sis',
  idKind: 'studentNumber',
  sisId: '204417',
  name: 'BAPTISTE-NGUYEN, KIRI A',
  birthDate: '2012-03-14',
  adapterRevision: 1,
} as const;

export const THREAT = 'Says in the hall that she will hurt herself tonight.';

/** An application; what is not said is about Kiri, by her number. */
export const application = (change: Partial<ApplicationWrite> = {}): ApplicationWrite => ({
  about: SEEN.sisId,
  information: 'The contacts of this fall.',
  need: 'I coach her team and plan the travel.',
  ...change,
});

/** The page of applications that somebody gets. */
export async function applications(who: Acting, whose: 'own' | 'all', more: object = {}): Promise<ApplicationList> {
  const { text } = await who.ask('applications/list', { whose, limit: 50, ...more });
  return applicationListSchema.parse(JSON.parse(text));
}

/** Applies and gives the application as who decides sees it. */
export async function applied(
  applicant: Acting,
  decider: Acting,
  change?: Partial<ApplicationWrite>,
): Promise<Application> {
  expect(await applicant.op('application.write', application(change))).toMatchObject({ outcome: 'applied' });
  const [newest] = (await applications(decider, 'all')).rows;
  if (newest === undefined) throw new Error('Nobody applied.');
  return newest;
}

/** A decision; what is not said is full, of Kiri, for the last day of November. */
export const decision = ({ id, rev }: Application, change: Partial<ApplicationDecide> = {}): ApplicationDecide => ({
  applicationId: id,
  rev,
  form: 'full',
  studentId: ids.kiri,
  fieldClasses: [],
  until: '2026-12-01',
  text: 'For the season.',
  ...change,
});

export async function emergencies(who: Acting, state: 'open' | 'reviewed', more: object = {}): Promise<EmergencyList> {
  const { text } = await who.ask('emergencies/list', { state, limit: 50, ...more });
  return emergencyListSchema.parse(JSON.parse(text));
}

/** The face sheet that somebody gets; undefined where it is closed. */
export async function sheetOf(who: Acting, studentId: string = ids.kiri) {
  const { status, text } = await who.ask('students/face-sheet', { studentId });
  return status === 200 ? faceSheetSchema.parse(JSON.parse(text)) : undefined;
}
