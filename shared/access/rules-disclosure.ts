import { any, attribute, relation, role, roleAtStudentsBuilding, unsealed, all } from './condition.ts';
import type { FieldClass } from './field-classes.ts';
import type { Rule } from './rule.ts';

/** What a copy of a record may hold: all but the substance of restricted notes (R143). */
const COPY_CLASSES: readonly FieldClass[] = [
  'identity',
  'directory',
  'academic',
  'casework',
  'discipline',
  'sped',
  'disclosure',
  // R200: both names are released in a record request.
  'names',
];

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
    actions: ['disclosure.view', 'disclosure.record', 'consent.keep', 'request.keep', 'directory.keep'],
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
    actions: ['disclosure.view', 'disclosure.record', 'request.keep', 'directory.keep'],
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
    id: 'R137',
    effect: 'permit',
    title: {
      en: 'Records managers, for what is directory information and for the lists that are made of it',
      es: 'Responsables de archivos, para lo que se divulga sin consentimiento y las listas que se hacen con ello',
    },
    // R137: one desk. Which items the board designates, it enters.
    source: 'R128, R129, R130, R137, R160; 515 III.D, VII, XI; 515.3R Directory',
    purpose: 'administrative',
    actions: ['directory.edit', 'directory.list'],
    fieldClasses: ['identity', 'directory', 'disclosure'],
    when: role('recordsManager'),
  },
  {
    id: 'R174-custodian',
    effect: 'permit',
    title: {
      en: 'Records managers, for copies of the record of every student',
      es: 'Responsables de archivos, para las copias del expediente de todo el alumnado',
    },
    // What is handed over is looked at by whoever hands it over (R174), of a sealed record too. Restricted notes are not
    // among it: nobody outside gets them (R143).
    source: 'R106, R149, R174; 515 VIII.A, XIV.F',
    purpose: 'data-request',
    actions: ['copy.make'],
    fieldClasses: COPY_CLASSES,
    when: role('recordsManager'),
  },
  {
    id: 'R174-school',
    effect: 'permit',
    title: {
      en: "Principals and assistant principals, for copies of the records of their building's students",
      es: 'Dirección y subdirección, para las copias de los expedientes del alumnado de su escuela',
    },
    source: 'R106, R149, R174; 515 VIII.A, XIII.B, XIV.F',
    purpose: 'data-request',
    actions: ['copy.make'],
    fieldClasses: COPY_CLASSES,
    when: unsealed(roleAtStudentsBuilding('principal', 'assistantPrincipal')),
  },
  {
    id: 'R174-list',
    effect: 'permit',
    title: {
      en: 'Records managers, principals and assistant principals, for the list of the copies that they make',
      es: 'Responsables de archivos, dirección y subdirección, para la lista de las copias que preparan',
    },
    source: 'R149, R174; 515 XIII.B, XIV.F',
    purpose: 'data-request',
    actions: ['copy.list'],
    fieldClasses: ['identity', 'disclosure'],
    when: role('recordsManager', 'principal', 'assistantPrincipal'),
  },
  {
    id: 'R115',
    effect: 'permit',
    title: {
      en: 'Whoever is asked for a student’s data, for entering it in the log: guidance and special education offices, social workers, psychologists',
      es: 'Quien recibe la solicitud de datos de un estudiante, para anotarla en el registro: orientación, educación especial, trabajo social, psicología',
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
