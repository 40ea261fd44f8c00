import { any, attribute, relation, role, roleAtStudentsBuilding, unsealed, all } from './condition.ts';
import type { Rule } from './rule.ts';

/** Who keeps the disclosure log of a student, and who enters what was asked of them (34 CFR 99.32). */
export const DISCLOSURE_RULES: readonly Rule[] = [
  {
    id: 'R119-student',
    effect: 'permit',
    title: {
      en: 'Records managers, for the disclosure log, consents and requests of every student',
      es: 'Responsables de archivos, para las divulgaciones, consentimientos y solicitudes de todo el alumnado',
    },
    // Of a sealed record too: what is asked and released of it is written down all the same (R115).
    source: 'R119; 515 XIII.E.4',
    purpose: 'administrative',
    actions: ['disclosure.view', 'disclosure.record', 'consent.keep', 'request.keep'],
    fieldClasses: ['identity', 'disclosure'],
    when: role('recordsManager'),
  },
  {
    id: 'R149',
    effect: 'permit',
    title: {
      en: "Principals and assistant principals, for the disclosure log and requests of their building's students",
      es: 'Dirección y subdirección, para las divulgaciones y solicitudes del alumnado de su escuela',
    },
    // The principal keeps the school's records (R149), and the log with them (R115).
    source: 'R115, R149; 515 XIII.B, XIII.E.1',
    purpose: 'administrative',
    actions: ['disclosure.view', 'disclosure.record', 'request.keep'],
    fieldClasses: ['identity', 'disclosure'],
    when: unsealed(roleAtStudentsBuilding('principal', 'assistantPrincipal')),
  },
  {
    id: 'R169-list',
    effect: 'permit',
    title: {
      en: 'Records managers, principals and assistant principals, for the list of the requests that they keep',
      es: 'Responsables de archivos, dirección y subdirección, para la lista de las solicitudes que llevan',
    },
    // Whose requests are on the list the rules above say, student by student; it says at which school each is.
    source: 'R115, R149, R169; 515 XIII.B, XIV.B',
    purpose: 'administrative',
    actions: ['request.list'],
    fieldClasses: ['identity', 'directory', 'disclosure'],
    when: role('recordsManager', 'principal', 'assistantPrincipal'),
  },
  {
    id: 'R115',
    effect: 'permit',
    title: {
      en: 'Whoever is asked for a student’s data, for entering it in the log: guidance and special education offices, social workers, psychologists',
      es: 'Quien recibe la petición de datos de un estudiante, para anotarla en el registro: orientación, educación especial, trabajo social, psicología',
    },
    // Each request is entered (R115): by whoever takes the call. They read their own entries alone (R119).
    source: 'R115; 515 XIII.E.1',
    purpose: 'administrative',
    actions: ['disclosure.record'],
    fieldClasses: ['identity'],
    when: unsealed(
      any(
        all(role('counselor', 'guidanceSecretary'), relation('counselor')),
        all(role('socialWorker', 'psychologist'), relation('serving', 'evaluating')),
        all(role('spedAdministrator', 'spedSecretary'), attribute('sped', 's504')),
      ),
    ),
  },
];
