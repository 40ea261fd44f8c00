import { and, asc, type Column, eq, gt, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { PROGRAMS, type Rated, type Subject } from '../../../shared/areas/reports/report.ts';
import type { ReportRecord } from '../../../shared/areas/reports/tabulate.ts';
import type { Authorized } from '../../policy/index.ts';
import { fixedLimit } from '../../store/literal.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader } from '../../store/store.ts';
import type { MonthSpan } from './month-spans.ts';
import type { PseudonymOf } from './pseudonyms.ts';

/** Students whose rows are read in one go: a few milliseconds, then others have their turn. */
const STUDENTS_AT_ONCE = 50;

interface GroupedRow extends Omit<ReportRecord, 'pseudonym' | 'month' | 'school'> {
  readonly studentId: string;
  readonly school: string | null;
  /** Place among the months of the period. */
  readonly month: number;
}

type PartOf<T> = (after: string, last: string) => PromiseLike<readonly T[]>;

/**
 * What happened to the students of the whole district in these months, some students at a time, each with all that is
 * theirs. No id leaves this function: a pseudonym takes its place at once (R76).
 */
export async function* recordsOf(
  q: Reader,
  _may: Authorized<'report.read'>,
  { subject, spans }: { readonly subject: Subject; readonly spans: readonly MonthSpan[] },
  pseudonymOf: PseudonymOf,
): AsyncGenerator<readonly ReportRecord[]> {
  const part = subject === 'services' ? servicesPart(q, spans) : disciplinePart(q, spans);
  for await (const rows of inParts(q, part)) {
    yield rows.map(({ studentId, month, school, ...rest }) => ({
      ...rest,
      pseudonym: pseudonymOf(studentId),
      school: school ?? '',
      month: spans[month]?.month ?? '',
    }));
  }
}

/** One student enrolled at some time of the period: in a school (by its id), and the groups of the student. */
export interface EnrolledRow extends Readonly<Record<Rated, string>> {
  readonly studentId: string;
}

/** Who was enrolled at any time of these months, some students at a time: in each school once. */
export function enrolledIn(
  q: Reader,
  _may: Authorized<'report.read'>,
  { spans }: { readonly spans: readonly MonthSpan[] },
): AsyncGenerator<readonly EnrolledRow[]> {
  const days = periodDays(spans);
  const part = q.prepared('report.enrolled', (db, tables) => {
    const { studentId, buildingId } = tables.studentBuilding;
    const { program, race, sex } = groupsOf(tables, studentId);
    return db
      .selectDistinct({ studentId, school: buildingId, program: program.as('program'), race, sex })
      .from(tables.studentBuilding)
      .innerJoin(tables.student, eq(tables.student.id, studentId))
      .where(and(ofPart(studentId), heldIn(tables.studentBuilding)));
  });
  return inParts(q, (after, last) => part.execute({ after, last, ...days }));
}

/** What a question has, for some students after the other. */
async function* inParts<T>(q: Reader, part: PartOf<T>): AsyncGenerator<readonly T[]> {
  let after = '';
  for (;;) {
    const last = await lastOfPart(q, after);
    if (last === null) return;
    yield await part(after, last);
    after = last;
  }
}

/** The id of the last student of the next part; null after the last part. */
async function lastOfPart(q: Reader, after: string): Promise<string | null> {
  const part = q.prepared('report.part', (db, { student }) =>
    db
      .select({ id: student.id })
      .from(student)
      .where(gt(student.id, sql.placeholder('after')))
      .orderBy(asc(student.id))
      .limit(fixedLimit(STUDENTS_AT_ONCE)),
  );
  const rows = await part.execute({ after });
  return rows.at(-1)?.id ?? null;
}

/** Contacts by their kind and outcome. School and grade are the student's of today: a contact does not say its own. */
function servicesPart(q: Reader, spans: readonly MonthSpan[]): PartOf<GroupedRow> {
  const part = q.prepared(`report.services.${spans.length}`, (db, tables) => {
    const { contact, student } = tables;
    const { studentId, kind, outcome, happenedAt } = contact;
    const own = { school: student.buildingId, grade: student.grade, ...groupsOf(tables, studentId) };
    const of = { studentId, ...own, reason: kind, outcome };
    const each = db
      .select(eachColumns(of, happenedAt, spans.length))
      .from(contact)
      .innerJoin(student, eq(student.id, studentId))
      .where(within(studentId, happenedAt))
      .as('each_event');
    return db
      .select(groupColumns(each))
      .from(each)
      .groupBy(...keysOf(each));
  });
  const days = periodDays(spans);
  const bounds = boundsOf(
    spans.map(({ from }) => from),
    spans.map(({ until }) => until),
  );
  return (after, last) => part.execute({ after, last, ...bounds, ...days });
}

/** Discipline by infraction and action, at the school and grade that the entry says. */
function disciplinePart(q: Reader, spans: readonly MonthSpan[]): PartOf<GroupedRow> {
  const part = q.prepared(`report.discipline.${spans.length}`, (db, tables) => {
    const { sisDiscipline, student } = tables;
    const { studentId, day, buildingId, grade, infraction, action } = sisDiscipline;
    const own = { school: buildingId, grade, ...groupsOf(tables, studentId) };
    const of = { studentId, ...own, reason: infraction, outcome: action };
    const each = db
      .select(eachColumns(of, day, spans.length))
      .from(sisDiscipline)
      .innerJoin(student, eq(student.id, studentId))
      .where(within(studentId, day))
      .as('each_event');
    return db
      .select(groupColumns(each))
      .from(each)
      .groupBy(...keysOf(each));
  });
  const days = periodDays(spans);
  // As text, every day of a month lies before its 32nd.
  const bounds = boundsOf(
    spans.map(({ month }) => `${month}-01`),
    spans.map(({ month }) => `${month}-32`),
  );
  return (after, last) => part.execute({ after, last, ...bounds, ...days });
}

type Bound = number | string;

/** Where the period begins, and where each of its months ends. */
function boundsOf(starts: readonly Bound[], ends: readonly Bound[]): Record<string, Bound> {
  const [from, until] = [starts[0], ends.at(-1)];
  if (from === undefined || until === undefined) throw new RangeError('A report is of at least one month.');
  return { from, until, ...Object.fromEntries(ends.map((end, at) => [`end${at}`, end])) };
}

const ofPart = (studentId: Column): SQL | undefined =>
  and(gt(studentId, sql.placeholder('after')), lte(studentId, sql.placeholder('last')));

function within(studentId: Column, moment: Column): SQL | undefined {
  return and(ofPart(studentId), gte(moment, sql.placeholder('from')), lt(moment, sql.placeholder('until')));
}

type Keys = Readonly<Record<'studentId' | 'school' | 'grade' | 'race' | 'sex' | 'reason' | 'outcome', Column>> & {
  readonly program: SQL<string>;
};

/** The groups of a student that are compared (R31). */
const groupsOf = (tables: Schema, studentId: Column) => ({
  program: programOf(tables, studentId),
  race: tables.student.race,
  sex: tables.student.sex,
});

function eachColumns(keys: Keys, moment: Column, months: number) {
  const { studentId, school, grade, program, race, sex, reason, outcome } = keys;
  return {
    studentId: sql<string>`${studentId}`.as('student_id'),
    school: sql<string | null>`${school}`.as('school'),
    grade: sql<string>`${grade}`.as('grade'),
    program: program.as('program'),
    race: sql<string>`${race}`.as('race'),
    sex: sql<string>`${sex}`.as('sex'),
    reason: sql<string>`${reason}`.as('reason'),
    outcome: sql<string>`${outcome}`.as('outcome'),
    month: placeAmong(moment, months).as('month'),
  };
}

type Each = ReturnType<typeof eachColumns>;

function groupColumns(each: Each) {
  const { studentId, school, grade, program, race, sex, reason, outcome, month } = each;
  const events = sql<number>`count(*)`.mapWith(Number).as('events');
  return { studentId, school, grade, program, race, sex, reason, outcome, month, events };
}

const keysOf = ({ studentId, school, grade, program, race, sex, reason, outcome, month }: Each): SQL[] =>
  [studentId, school, grade, program, race, sex, reason, outcome, month].map((column) => sql`${column}`);

/** The place of the month that a moment is in: the first whose end lies after it. */
function placeAmong(moment: Column, months: number): SQL<number> {
  const cases = Array.from({ length: months }, (_, at) => {
    const end = sql.placeholder(`end${at}`);
    return sql`WHEN ${moment} < ${end} THEN ${sql.raw(String(at))}`;
  });
  return sql<number>`CASE ${sql.join(cases, sql` `)} END`;
}

/** The days of a period, for the placeholders of `heldIn`. */
interface PeriodDays {
  readonly firstDay: string;
  /** As text, every day of the last month lies before its 32nd. */
  readonly pastDay: string;
}

function periodDays(spans: readonly MonthSpan[]): PeriodDays {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('A report is of at least one month.');
  return { firstDay: `${first.month}-01`, pastDay: `${last.month}-32` };
}

/** That a dated fact held on a day of the period. */
function heldIn({ since, until }: { readonly since: Column; readonly until: Column }): SQL {
  const [first, past] = [sql.placeholder('firstDay'), sql.placeholder('pastDay')];
  return sql`(${since} < ${past} AND (${until} IS NULL OR ${until} > ${first}))`;
}

/** Which program a student had at any time of the period, the first of `PROGRAMS`; empty for neither (R31). */
function programOf({ studentAttribute: fact }: Schema, studentId: Column): SQL<string> {
  const cases = PROGRAMS.map((program) => {
    const held = sql`SELECT 1 FROM ${fact} WHERE ${fact.studentId} = ${studentId}
      AND ${fact.attribute} = ${sql.raw(`'${program}'`)} AND ${heldIn(fact)}`;
    return sql`WHEN EXISTS (${held}) THEN ${sql.raw(`'${program}'`)}`;
  });
  return sql<string>`CASE ${sql.join(cases, sql` `)} ELSE '' END`;
}

/** The names of all schools and other places, by their ids. */
export async function placeNames(q: Reader, _may: Authorized<'report.read'>): Promise<ReadonlyMap<string, string>> {
  const { building } = q.tables;
  const rows = await q.db.select({ id: building.id, name: building.name }).from(building);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
