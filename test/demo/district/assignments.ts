import { stringify } from 'csv-stringify/sync';
import { lookupDistrict } from './lookup.ts';
import type { District } from './types.ts';

const HEADER = ['kind', 'staff', 'name', 'building', 'student', 'since', 'until'] as const;

/**
 * Access roles, caseloads, groups and attributes as CSV, for what OneRoster has no words for. Staff and students are
 * named by their identifiers, buildings by their number; a blank building is the whole district, of a group none, a
 * blank `until` is open, and `until` is the first day on which the row no longer holds.
 */
export function toAssignmentsCsv(district: District): string {
  const { staffById, orgById, studentById } = lookupDistrict(district);
  const staffNumber = (id: string): string => staffById.get(id)?.identifier ?? '';
  const building = (orgId: string | undefined): string =>
    orgId === undefined ? '' : (orgById.get(orgId)?.identifier ?? '');
  const roles = district.roles.map(({ staffId, role, orgId, since, until }) => {
    return ['role', staffNumber(staffId), role, building(orgId), '', since, until ?? ''];
  });
  const relations = district.relations.map(({ staffId, kind, studentId, since, until }) => {
    const student = studentById.get(studentId)?.number ?? '';
    return ['relation', staffNumber(staffId), kind, '', student, since, until];
  });
  const groups = district.groups.map(({ staffId, name, orgId, since }) => {
    return ['group', staffNumber(staffId), name, building(orgId), '', since, ''];
  });
  const attributes = district.attributes.map(({ studentId, name, since }) => {
    return ['attribute', '', name, '', studentById.get(studentId)?.number ?? '', since, ''];
  });
  return stringify([HEADER, ...roles, ...relations, ...groups, ...attributes], { record_delimiter: '\r\n' });
}
