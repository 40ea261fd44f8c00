export { toAssignmentsCsv } from './assignments.ts';
export { toAttendanceCsv } from './attendance.ts';
export { toDisciplineCsv } from './discipline.ts';
export { demoSignIns, type DemoSignIn } from './fixed-people.ts';
export { generateDistrict } from './generate.ts';
export { type DistrictLookup, lookupDistrict } from './lookup.ts';
export { toOneRosterZip } from './oneroster.ts';
export type * from './types.ts';
