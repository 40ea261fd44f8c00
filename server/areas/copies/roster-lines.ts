import { choiceTitle } from '../../../shared/areas/forms/form-spec.ts';
import type { NamedAs } from '../../../shared/areas/names/names-on.ts';
import { GENDERS } from '../../../shared/areas/names/update-form.ts';
import type { Naming } from '../../../shared/areas/names/which-name.ts';
import { attendanceLines } from '../../../shared/areas/cases/attendance.ts';
import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { fullName } from '../../../shared/names/full-name.ts';
import { calendarDay } from '../../../shared/ui/dates.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { attendanceOf } from '../attendance/attendance.repo.ts';
import type { StudentRow } from '../cases/student.repo.ts';
import { fullNameOf } from '../names/naming.ts';
import { disciplineOf } from '../discipline/discipline.repo.ts';
import { type Candidate, type Copying, factsText } from './candidate.ts';
import { enrollmentsForCopy } from './record.repo.ts';

/** Whose record it is, and what is to be released of the student's names. */
export interface Named {
  readonly student: StudentRow;
  readonly naming: Naming | null;
}

/** What came from the school's own system: who it is, enrollment, attendance, discipline. */
export async function rosterLines(
  q: Reader,
  may: Authorized<'copy.make'>,
  { student, naming }: Named,
  { locale }: Copying,
): Promise<Candidate[]> {
  const say = (text: typeof m.cp_number) => text({}, { locale });
  const day = (value: string | null) => (value === null ? '' : calendarDay(value, locale));
  const line = { day: null, marks: [] };
  const who: Candidate = {
    ...line,
    id: 'contact',
    part: 'contact',
    heading: say(m.cp_who),
    text: factsText([
      [say(m.cp_name), naming === null ? fullName(student) : fullNameOf(naming.name)],
      ...bothNames(naming, locale),
      [say(m.cp_number), student.sisId],
      [say(m.cp_born), day(student.birthDate)],
      [say(m.cp_grade), student.grade],
      [say(m.cp_school), student.building ?? ''],
    ]),
  };
  const enrolled = (await enrollmentsForCopy(q, may)).map(({ school, since, until }): Candidate => ({
    ...line,
    id: `enrollment:${since}:${school}:${until ?? ''}`,
    part: 'enrollment',
    day: since,
    heading: school,
    text:
      until === null
        ? m.cp_since({ day: day(since) }, { locale })
        : m.cp_span({ since: day(since), until: day(until) }, { locale }),
  }));
  return [who, ...enrolled, ...(await attendance(q, may, locale)), ...(await discipline(q, may, locale))];
}

/** R200: both names and both genders, where an update was approved and the copy bears both. */
function bothNames(naming: Naming | null, locale: Copying['locale']): (readonly [string, string])[] {
  if (naming === null || naming.also === null) return [];
  const gender = ({ gender }: NamedAs) => choiceTitle(GENDERS, gender)[locale];
  return [
    [m.cp_gender({}, { locale }), gender(naming.name)],
    [m.cp_updated_name({}, { locale }), fullNameOf(naming.also)],
    [m.cp_updated_gender({}, { locale }), gender(naming.also)],
  ];
}

async function attendance(q: Reader, may: Authorized<'copy.make'>, locale: Copying['locale']): Promise<Candidate[]> {
  const entries = await attendanceOf(q, may);
  // By school year, as a parent thinks of it: each with its kinds, and every day of each.
  const years = new Map(entries.map(({ day }) => [schoolYearOf(day), day]));
  return [...years].flatMap(([year, aDay]) =>
    attendanceLines(entries, aDay).map(({ kind, days }): Candidate => ({
      id: `attendance:${String(year)}:${kind}:${days.length}`,
      part: 'attendance',
      day: days.at(-1) ?? null,
      heading: `${kind || '–'} (${days.length})`,
      text: days
        .toReversed()
        .map((one) => calendarDay(one, locale))
        .join(' · '),
      marks: [],
    })),
  );
}

async function discipline(q: Reader, may: Authorized<'copy.make'>, locale: Copying['locale']): Promise<Candidate[]> {
  const entries = await disciplineOf(q, may);
  return entries.map(({ day, infraction, action }, i): Candidate => {
    const facts = factsText([
      [m.cp_infraction({}, { locale }), infraction],
      [m.cp_action({}, { locale }), action],
    ]);
    const id = `discipline:${day}:${entries.length - i}`;
    return { id, part: 'discipline', day, heading: m.cp_incident({}, { locale }), text: facts, marks: [] };
  });
}
