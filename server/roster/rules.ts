/**
 * What a set can break, and what the import did about it. `each` says how findings are counted: one for every row, or
 * one for a file and column with the number of rows it stands for. Source: OneRoster CSV 1.1 and 1.2 binding.
 */
export const RULES = {
  'manifest-missing': { each: 'column', reason: 'There is no manifest.csv. The set was read as complete (bulk).' },
  'manifest-names-missing-file': {
    each: 'column',
    reason: 'The manifest names this file, but it is not in the set. Its table stays as it is.',
  },
  'manifest-says-absent': {
    each: 'column',
    reason: 'The manifest says that this file is absent. It is here, so it was read as complete (bulk).',
  },
  'manifest-value': {
    each: 'column',
    reason: 'The manifest must say bulk, delta or absent for each file. It was read as bulk.',
  },
  'file-missing': { each: 'column', reason: 'The file is not in the set. Its table stays as it is.' },
  'file-unknown': { each: 'column', reason: 'No OneRoster file has this name. It was not read.' },
  'file-in-folder': { each: 'column', reason: 'Files must stand at the top of the zip. It was read all the same.' },
  'file-name-case': {
    each: 'column',
    reason: 'The file name has other capitals than the standard. It was read all the same.',
  },
  'file-no-rows': { each: 'column', reason: 'The file has no rows.' },
  encoding: {
    each: 'column',
    reason: 'The file is not UTF-8. It was read as Windows-1252: look at names with accents.',
  },
  'character-left-out': {
    each: 'column',
    reason: 'The file has the character U+0000, which no text may have. It was left out wherever it stands.',
  },
  'column-name-blank': { each: 'column', reason: 'A column has no name. It was not read.' },
  'column-name-case': {
    each: 'column',
    reason: 'The column name has other capitals than the standard. It was read all the same.',
  },
  'column-alias': {
    each: 'column',
    reason: 'The column is named otherwise than in the standard. It was read as the column named here.',
  },
  'column-twice': { each: 'column', reason: 'The column is there twice. The first was read.' },
  'column-order': {
    each: 'column',
    reason: 'The columns stand in another order than the standard. They were read by name.',
  },
  'column-unknown': {
    each: 'column',
    reason: 'The standard has no such column here (only metadata.* at the end). It was not read.',
  },
  'column-missing': { each: 'column', reason: 'The column is missing. It was read as blank.' },
  'password-dropped': {
    each: 'column',
    reason: 'The file holds passwords. They were dropped while reading and kept nowhere. Ask for a set without them.',
  },
  'row-ragged': {
    each: 'column',
    reason:
      'The row has more or fewer fields than the header. Missing fields were read as blank, others were not read.',
  },
  'status-in-bulk': {
    each: 'column',
    reason: 'Status must be blank in a complete (bulk) set. It was read all the same.',
  },
  'status-removed-in-bulk': {
    each: 'row',
    reason: 'The row of a complete (bulk) set says that it is deleted. It was read as missing.',
  },
  'status-case': {
    each: 'column',
    reason: 'The status has other capitals than the standard. It was read all the same.',
  },
  'status-unknown': {
    each: 'row',
    reason: 'The status is neither active nor tobedeleted. The row was read as active.',
  },
  'status-blank-in-delta': {
    each: 'column',
    reason: 'Status must be given in a delta set. The row was read as active.',
  },
  'id-blank': { each: 'row', reason: 'The row has no sourcedId. It was left out.' },
  'id-shape': {
    each: 'row',
    reason: 'The sourcedId has characters or a length that the standard does not allow. It was read all the same.',
  },
  'id-twice': { each: 'row', reason: 'An earlier row has the same sourcedId. This row was left out.' },
  'value-blank': { each: 'row', reason: 'The standard requires a value here.' },
  'value-case': { each: 'column', reason: 'The value has other capitals than the standard. It was read all the same.' },
  'value-unknown': { each: 'row', reason: 'The value is not one of those the standard names here.' },
  'flag-shape': {
    each: 'column',
    reason: 'True and false must be written true and false. The value was read all the same.',
  },
  'date-shape': {
    each: 'column',
    reason: 'Dates must be written YYYY-MM-DD. The value was read in the declared order of day and month.',
  },
  'date-invalid': {
    each: 'row',
    reason: 'This is not a date in the declared order of day and month. It was read as blank.',
  },
  'dates-missing': { each: 'row', reason: 'The session has no usable first and last day. It was left out.' },
  'dates-order': { each: 'row', reason: 'The end is not after the beginning. The row is kept; it holds on no day.' },
  'reference-unresolved': { each: 'row', reason: 'No row has the id named here. The row is kept without this link.' },
  'reference-left-out': { each: 'row', reason: 'No row has the id named here. The row was left out.' },
  'org-not-school': {
    each: 'row',
    reason: 'The id named here is an organisation, but not a school. The link is kept out.',
  },
  'identifier-missing': {
    each: 'column',
    reason: 'The person has no identifier. The sourcedId takes its place: it may not be the number staff know.',
  },
  'identifier-twice': {
    each: 'row',
    reason: 'Another student has the same identifier. A SIS page that shows only this number cannot be matched.',
  },
  'person-not-kept': {
    each: 'column',
    reason: 'Guardians, parents and relatives have no place in the roster yet. The row was left out.',
  },
  'person-role-missing': {
    each: 'row',
    reason: 'Nothing says whether this is a student or staff. The row was left out.',
  },
  'role-unknown': {
    each: 'row',
    reason: 'The role is not one the standard names. It opens nothing unless the role map says so.',
  },
  'role-too-coarse': {
    each: 'column',
    reason:
      'This role is too coarse to open anything by itself. Give the person a role in the role map or in assignments.csv.',
  },
  'role-without-school': {
    each: 'row',
    reason: 'The role needs a school, and none is named that we know. It opens nothing unless the role map says so.',
  },
  'student-without-school': {
    each: 'row',
    reason: 'The student has no school that we know. Nobody sees the student by building.',
  },
  'enrollment-role': {
    each: 'row',
    reason: 'The enrollment has a role that does not fit the person. It was left out.',
  },
  'enrollment-role-missing': { each: 'column', reason: 'The enrollment has no role. It was taken from the person.' },
  'kind-unknown': { each: 'row', reason: 'The kind must be role, relation, group or attribute. The row was left out.' },
  'access-role-unknown': { each: 'row', reason: 'No access role has this name. The row was left out.' },
  'relation-unknown': {
    each: 'row',
    reason: 'The relation must be counselor, serving or evaluating. The row was left out.',
  },
  'group-unnamed': { each: 'row', reason: 'The group has no name. The row was left out.' },
  'attribute-unknown': { each: 'row', reason: 'The attribute must be sped or s504. The row was left out.' },
  'staff-unknown': {
    each: 'row',
    reason: 'Exactly one active staff member must have this identifier. The row was left out.',
  },
  'student-unknown': {
    each: 'row',
    reason: 'Exactly one active student must have this identifier. The row was left out.',
  },
  'building-unknown': { each: 'row', reason: 'Exactly one building must have this identifier. The row was left out.' },
  'since-missing': { each: 'row', reason: 'The row does not say since when. It holds from the day of the import.' },
  'entry-date-missing': { each: 'row', reason: 'The entry does not say on which day. The row was left out.' },
  'entry-student-unknown': {
    each: 'row',
    reason: 'Exactly one student must have this identifier, or exactly one active one. The row was left out.',
  },
  'staff-column-dropped': {
    each: 'column',
    reason:
      'The column may name a member of staff. It was dropped while reading and kept nowhere: who referred a student is never entered.',
  },
  'staff-named': {
    each: 'row',
    reason:
      'The text names a member of staff or has an employee number. It was left out, and the rest of the row was kept.',
  },
  'id-kind-unknown': { each: 'row', reason: 'The kind of id must be sisInternal or stateId. The row was left out.' },
  'id-value-unusable': {
    each: 'row',
    reason: 'The id is missing or longer than 64 characters. The row was left out.',
  },
  'sis-id-shared': {
    each: 'row',
    reason: 'Another row gives the same id to another student. Neither was taken: the id opens nobody.',
  },
  'sis-id-several': {
    each: 'row',
    reason: 'Another row gives the same student another id of this kind. Neither was taken.',
  },
  'system-unknown': {
    each: 'column',
    reason: 'No adapter has the id given with --system. The ids open nobody before one with it is published.',
  },
  'row-twice': { each: 'row', reason: 'An earlier row says the same. Both are read as one.' },
} as const satisfies Record<string, { each: 'row' | 'column'; reason: string }>;

export type RuleId = keyof typeof RULES;
