import { Hono } from 'hono';
import { applicationRoutes } from './areas/access/applications/applications.routes.ts';
import { emergencyRoutes } from './areas/access/emergencies/emergencies.routes.ts';
import { historyRoutes } from './areas/access/history/history.routes.ts';
import { mappingRoutes } from './areas/access/mapping/mapping.routes.ts';
import { peopleRoutes } from './areas/access/people/people.routes.ts';
import { sightRoutes } from './areas/access/sight/sight.routes.ts';
import { calendarRoutes } from './areas/calendar/calendar.routes.ts';
import { caseRoutes } from './areas/cases/cases.routes.ts';
import { studentRoutes } from './areas/cases/students.routes.ts';
import { sheetFormRoutes } from './areas/cases/sheet-form.routes.ts';
import { committeeRoutes } from './areas/committee/committee.routes.ts';
import { consentRoutes } from './areas/consents/consents.routes.ts';
import { contactRoutes } from './areas/contacts/contacts.routes.ts';
import { directoryRoutes } from './areas/directory/directory.routes.ts';
import { nameFormRoutes } from './areas/names/form/form.routes.ts';
import { nameRoutes } from './areas/names/names.routes.ts';
import { copyRoutes } from './areas/copies/copies.routes.ts';
import { disclosureRoutes } from './areas/disclosures/disclosures.routes.ts';
import { dutyRoutes } from './areas/duties/duties.routes.ts';
import { inspectionRoutes } from './areas/inspections/inspections.routes.ts';
import { letterRoutes } from './areas/letters/letters.routes.ts';
import { questionRoutes } from './areas/questions/questions.routes.ts';
import { reportRoutes } from './areas/reports/reports.routes.ts';
import { requestRoutes } from './areas/requests/requests.routes.ts';
import { schoolRoutes } from './areas/schools/schools.routes.ts';
import { studyRoutes } from './areas/studies/studies.routes.ts';
import { todayRoutes } from './areas/today/today.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { printRoutes } from './audit/print.routes.ts';
import { exportRoutes } from './audit/export/export.routes.ts';
import type { Env, Server } from './http/context.ts';
import { sessionRoutes } from './identity/session.routes.ts';
import { adapterRoutes } from './sis/adapters.routes.ts';
import { draftRoutes } from './sync/drafts.routes.ts';
import { opsRoutes } from './sync/ops.routes.ts';
import { pullRoutes } from './sync/pull.routes.ts';

/** Everything below `/v1`. */
export function v1Routes(server: Server): Hono<Env> {
  return new Hono<Env>()
    .route('/', sessionRoutes(server))
    .route('/', adapterRoutes(server))
    .route('/', studentRoutes(server))
    .route('/', caseRoutes(server))
    .route('/', contactRoutes(server))
    .route('/', opsRoutes(server))
    .route('/', pullRoutes(server))
    .route('/', draftRoutes(server))
    .route('/', sheetFormRoutes(server))
    .route('/', letterRoutes(server))
    .route('/', calendarRoutes(server))
    .route('/', committeeRoutes(server))
    .route('/', disclosureRoutes(server))
    .route('/', consentRoutes(server))
    .route('/', requestRoutes(server))
    .route('/', directoryRoutes(server))
    .route('/', nameRoutes(server))
    .route('/', nameFormRoutes(server))
    .route('/', studyRoutes(server))
    .route('/', dutyRoutes(server))
    .route('/', todayRoutes(server))
    .route('/', copyRoutes(server))
    .route('/', inspectionRoutes(server))
    .route('/', schoolRoutes(server))
    .route('/', mappingRoutes(server))
    .route('/', peopleRoutes(server))
    .route('/', sightRoutes(server))
    .route('/', applicationRoutes(server))
    .route('/', emergencyRoutes(server))
    .route('/', historyRoutes(server))
    .route('/', questionRoutes(server))
    .route('/', reportRoutes(server))
    .route('/', auditRoutes(server))
    .route('/', exportRoutes(server))
    .route('/', printRoutes(server));
}
