import { type Reading, readTable } from './read-table.ts';
import type { ClassRecord, CourseRecord, OrgRecord, RosterSet, SessionRecord } from './records.ts';
import type { Row } from './row.ts';
import { CLASS_KINDS, ORG_KINDS, SESSION_KINDS } from './words.ts';

/** Organisations, sessions, courses and classes of a set. */
export async function readPlaces(
  reading: Reading,
): Promise<Pick<RosterSet, 'orgs' | 'sessions' | 'courses' | 'classes'>> {
  return {
    orgs: await readTable(reading, 'orgs', org),
    sessions: await readTable(reading, 'academicSessions', session),
    courses: await readTable(reading, 'courses', course),
    classes: await readTable(reading, 'classes', schoolClass),
  };
}

function org(row: Row): OrgRecord {
  row.required('type');
  return {
    name: row.required('name'),
    kind: row.word('type', ORG_KINDS) ?? row.text('type'),
    identifier: row.text('identifier'),
  };
}

function session(row: Row): SessionRecord | null {
  const startDay = row.day('startDate');
  const endDay = row.day('endDate');
  if (startDay === null || endDay === null || endDay <= startDay) {
    row.report('dates-missing');
    return null;
  }
  row.required('type');
  const kind = row.word('type', SESSION_KINDS) ?? row.text('type');
  return { title: row.required('title'), kind, startDay, endDay, schoolYear: row.required('schoolYear') };
}

function course(row: Row): CourseRecord {
  return { title: row.required('title'), code: row.text('courseCode') };
}

function schoolClass(row: Row): ClassRecord {
  row.word('classType', CLASS_KINDS);
  return {
    line: row.line,
    title: row.required('title'),
    course: row.required('courseSourcedId'),
    school: row.required('schoolSourcedId'),
    terms: row.list('termSourcedIds'),
  };
}
