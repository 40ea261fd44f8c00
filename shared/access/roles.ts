/** A text in the two languages the product speaks. */
export interface Title {
  readonly en: string;
  readonly es: string;
}

/** Who somebody is in the district: the levels of R44 to R52, the custodian (R60), and those who run the system. */
export const ROLE_TITLES = {
  teacher: { en: 'Teacher', es: 'Docente' },
  counselor: { en: 'Counselor', es: 'Consejería escolar' },
  guidanceSecretary: { en: 'Guidance secretary', es: 'Secretaría de orientación' },
  socialWorker: { en: 'Social worker', es: 'Trabajo social' },
  psychologist: { en: 'School psychologist', es: 'Psicología escolar' },
  principal: { en: 'Principal', es: 'Dirección escolar' },
  assistantPrincipal: { en: 'Assistant principal', es: 'Subdirección escolar' },
  personnelOffice: { en: 'Personnel office', es: 'Oficina de personal' },
  budgetOffice: { en: 'Budget office', es: 'Oficina de presupuesto' },
  curriculumOffice: { en: 'Curriculum office', es: 'Oficina de plan de estudios' },
  spedAdministrator: { en: 'Special education administrator', es: 'Administración de educación especial' },
  spedSecretary: { en: 'Special education secretary', es: 'Secretaría de educación especial' },
  dspcSocialWorker: {
    en: 'Social worker of the placement committee (DSPC)',
    es: 'Trabajo social del comité de ubicación (DSPC)',
  },
  assignmentDirector: { en: 'Director of student assignments', es: 'Dirección de asignación de estudiantes' },
  placementSpecialist: { en: 'District placement specialist', es: 'Especialista de ubicación del distrito' },
  committeeMember: { en: 'Member of the placement committee (DSPC)', es: 'Integrante del comité de ubicación (DSPC)' },
  superintendent: { en: 'Superintendent', es: 'Superintendencia' },
  executiveSecretary: { en: 'Executive secretary', es: 'Secretaría ejecutiva' },
  recordsManager: { en: 'Records manager', es: 'Responsable de archivos' },
  administrator: { en: 'Administrator of the system', es: 'Administración del sistema' },
} as const satisfies Record<string, Title>;

export type RoleId = keyof typeof ROLE_TITLES;

export const ROLES = Object.keys(ROLE_TITLES) as RoleId[];

/** Whether a word from a file or a table is one of our roles. */
export const isRole = (word: string): word is RoleId => Object.hasOwn(ROLE_TITLES, word);

/** How a member of staff stands to one student, dated (R44 to R46). */
export const RELATION_TITLES = {
  teacher: { en: 'teaches a class of the student', es: 'da clase al estudiante' },
  counselor: { en: 'is assigned to the student', es: 'tiene asignado al estudiante' },
  serving: { en: 'provides services to the student', es: 'presta servicios al estudiante' },
  evaluating: { en: 'is assigned to evaluate the student', es: 'tiene asignada la evaluación del estudiante' },
} as const satisfies Record<string, Title>;

export type RelationKind = keyof typeof RELATION_TITLES;

export const RELATIONS = Object.keys(RELATION_TITLES) as RelationKind[];

/** Whether a word from a file or a table is one of our relations. */
export const isRelation = (word: string): word is RelationKind => Object.hasOwn(RELATION_TITLES, word);

/** What a student's record carries, dated. */
export const ATTRIBUTE_TITLES = {
  sped: { en: 'receives special education services', es: 'recibe servicios de educación especial' },
  s504: { en: 'receives services under Section 504', es: 'recibe servicios de la Sección 504' },
  managed: { en: 'has an open case', es: 'tiene un caso abierto' },
  committee: { en: 'has a case before the placement committee', es: 'tiene un caso ante el comité de ubicación' },
  agenda: { en: "is on the placement committee's agenda", es: 'está en el orden del día del comité de ubicación' },
  decided: {
    en: 'has a case that the placement committee has just decided',
    es: 'tiene un caso que el comité de ubicación acaba de decidir',
  },
  sealed: { en: 'has a sealed record', es: 'tiene el expediente sellado' },
} as const satisfies Record<string, Title>;

export type AttributeKind = keyof typeof ATTRIBUTE_TITLES;

export const ATTRIBUTES = Object.keys(ATTRIBUTE_TITLES) as AttributeKind[];

/** Whether a word from a file or a table is one of our attributes. */
export const isAttribute = (word: string): word is AttributeKind => Object.hasOwn(ATTRIBUTE_TITLES, word);

/** The exceptions (R56, R57, 34 CFR 99.36). */
export const GRANT_TITLES = {
  application: {
    en: "has the superintendent's written permission",
    es: 'tiene el permiso escrito de la superintendencia',
  },
  emergency: { en: 'has opened the record in an emergency', es: 'ha abierto el expediente en una emergencia' },
  report: {
    en: "has the superintendent's written permission for de-identified reports",
    es: 'tiene el permiso escrito de la superintendencia para informes sin datos personales',
  },
} as const satisfies Record<string, Title>;

export type GrantKind = keyof typeof GRANT_TITLES;

export const GRANTS = Object.keys(GRANT_TITLES) as GrantKind[];

/** Whether a word from a table is one of our grants. */
export const isGrant = (word: string): word is GrantKind => Object.hasOwn(GRANT_TITLES, word);
