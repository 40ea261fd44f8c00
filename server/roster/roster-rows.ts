import type { Schema } from '../store/schema.ts';

type Stored<T extends keyof Schema> = Schema[T]['$inferSelect'];

/** Rows as the store keeps them. */
export type BuildingRow = Stored<'building'>;
export type SessionRow = Stored<'session'>;
export type CourseRow = Stored<'course'>;
export type ClassRow = Stored<'class'>;
export type StaffRow = Stored<'staff'>;
export type StudentRow = Stored<'student'>;
export type EnrollmentRow = Stored<'enrollment'>;
export type StudentBuildingRow = Stored<'studentBuilding'>;
export type RoleFactRow = Stored<'roleFact'>;
export type RelationRow = Stored<'relation'>;
export type StaffClaimRow = Stored<'staffClaim'>;
export type StudentAttributeRow = Stored<'studentAttribute'>;
export type DisciplineRow = Stored<'sisDiscipline'>;
export type IdentifierRow = Stored<'studentIdentifier'>;
export type AttendanceRow = Stored<'sisAttendance'>;

/** Tables whose rows have an id of ours and one of the roster's. */
export const KEYED_TABLES = ['building', 'session', 'course', 'staff', 'student', 'class', 'enrollment'] as const;
/** Dated facts: keyed by what they say and since when. */
export const FACT_TABLES = ['studentBuilding', 'staffClaim', 'studentAttribute', 'roleFact', 'relation'] as const;

export type KeyedTable = (typeof KEYED_TABLES)[number];
export type FactTable = (typeof FACT_TABLES)[number];
export type RosterTable = KeyedTable | FactTable;
/** What imports write: the roster, and discipline and attendance beside it. */
export type WrittenTable = RosterTable | 'sisDiscipline' | 'sisAttendance';
export type RowOf<T extends WrittenTable> = Stored<T>;

/** `source` of what the roster itself states of staff. */
export const FROM_ROSTER = 'oneroster';
/** `source` of facts from assignments.csv. */
export const FROM_ASSIGNMENTS = 'assignments';
/** `source` of role facts that follow from claims by the role map. */
export const FROM_MAPPING = 'mapping';
/** `kind` of a claim that is a role of the roster, and of one that is a group of the directory. */
export const ROSTER_CLAIM = 'roster';
export const GROUP_CLAIM = 'group';
/** The relation the roster states; its `source` is the class. */
export const TEACHES = 'teacher';
