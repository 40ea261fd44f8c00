import { grid, type Markup } from '../layout/parts.ts';
import { attendanceOf } from '../records.ts';
import { shortDate, staffName } from '../text.ts';
import type { StudentView } from './screen.ts';

/** Who may be called, in order. */
export function contactsGrid({ records }: StudentView): Markup {
  const rows = records.contacts.map((c, at) => [`0${at + 1}`, c.relation, c.name, c.phone, c.custody, c.mail]);
  return grid('CONTACTS', ['Seq', 'Rel', 'Name', 'Phone', 'Cust', 'Mail'], rows);
}

/** The classes in session, period by period, with a lunch row for those who change rooms. */
export function scheduleGrid({ data, student, today }: StudentView): Markup {
  const rows = data.classesOf(student.id, today).map((one) => {
    const teacher = data.teacherOf(one.id);
    const title = one.title.replace(/,.*$/u, '').toUpperCase();
    return [one.period, one.code, title, teacher === undefined ? '' : staffName(teacher), one.room];
  });
  const lunchAt = rows.findIndex(([period]) => period === '5');
  if (lunchAt >= 0) rows.splice(lunchAt, 0, ['4', '0900-14', 'LUNCH A', '', 'CAF']);
  return grid('SCHEDULE - CURRENT TERM', ['Per', 'Crs-Sec', 'Description', 'Teacher', 'Room'], rows);
}

/** The last `count` school days, a column for each period. */
export function attendanceGrid({ student, today }: StudentView, count: number): Markup {
  const rows = attendanceOf(student, today, count).map((day) => [shortDate(day.date), ...day.marks, day.reason]);
  return grid(`ATTENDANCE - LAST ${count} DAYS`, ['Date', '1', '2', '3', '4', '5', '6', '7', 'Rsn'], rows);
}
