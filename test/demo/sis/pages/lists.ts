import { html } from 'hono/html';
import type { SchoolClass, Staff, Student } from '../../district/index.ts';
import type { SisData } from '../data.ts';
import { mainDocument, type ScreenParts } from '../layout/document.ts';
import { grid, type Markup } from '../layout/parts.ts';
import { listName, schoolLabel, staffName } from '../text.ts';

type Selected = ScreenParts['student'];

/** The search form, and what it found; a link names a place in the list, not a student. */
export function searchPage(
  selected: Selected,
  words: string,
  found: readonly Student[] | undefined,
  data: SisData,
): Markup {
  const content = html`<form name="stusearch" method="post" action="/xp/search">
      <table class="box">
        <tr>
          <td class="msg">
            Name or Student ID: <input class="in" type="text" name="words" size="30" value="${words}" />
            <button class="btn" type="submit">Search</button>
          </td>
        </tr>
      </table>
    </form>
    ${found === undefined ? '' : rosterGrid('SEARCH RESULTS', found, (_, at) => `/xp/select?rec=${at}`, data)}`;
  return listDocument('search', 'STUDENT SEARCH', content, selected);
}

/** One class: its students in the list's own spelling of names. */
export function classPage(selected: Selected, one: SchoolClass, data: SisData): Markup {
  const link = (student: Student): string => `/go?student=${student.number}&in=frame`;
  const content = rosterGrid(`CLASS LIST ${one.code} ${one.title.toUpperCase()}`, data.studentsOf(one.id), link, data);
  return listDocument('class', 'CLASS LIST', content, selected);
}

/** All classes of a school that are in session. */
export function classesPage(selected: Selected, schoolId: string, today: string, data: SisData): Markup {
  const teachers = data.district.staff.filter((one) => one.orgId === schoolId && one.role === 'teacher');
  const rows = teachers.flatMap((teacher) =>
    data.classesOf(teacher.id, today).map((one) => {
      const link = html`<a href="/xp/class?id=${one.id}">${one.code}</a>`;
      return [link, one.title.toUpperCase(), staffName(teacher), one.period, one.room];
    }),
  );
  const content = grid('CLASSES', ['Crs-Sec', 'Description', 'Teacher', 'Per', 'Room'], rows);
  return listDocument('class', 'CLASS LISTS', content, selected);
}

/** Everybody who works at a school. */
export function staffPage(selected: Selected, staff: readonly Staff[]): Markup {
  const rows = staff.map((one) => [one.identifier, staffName(one), one.department ?? '', one.email]);
  const content = grid('STAFF MASTER', ['Emp No', 'Name', 'Dept', 'E-mail'], rows);
  return listDocument('staff', 'STAFF MASTER - BROWSE', content, selected);
}

/** A blank form for somebody new, under the name of whoever was selected last. */
export function addStudentPage(selected: Selected): Markup {
  const fields = ['Student ID', 'Last Name', 'First Name', 'Middle', 'Birth Date', 'Grade'];
  const rows = fields.map(
    (field) =>
      html`<tr>
        <td class="lb">${field}:</td>
        <td class="vl"><input class="in" type="text" size="24" /></td>
      </tr>`,
  );
  const content = html`<form name="stuadd">
    <table class="box">
      <tr>
        <td>
          <table class="kv">
            ${rows}
          </table>
        </td>
      </tr>
    </table>
    <table class="foot">
      <tr>
        <td><button class="btn" type="button">Save</button></td>
      </tr>
    </table>
  </form>`;
  return mainDocument({
    screen: 'add',
    heading: 'ADD STUDENT',
    content,
    student: selected,
    current: 'number-and-name',
  });
}

/** What the menu's other entries lead to. */
export function notInstalledPage(selected: Selected): Markup {
  const content = html`<p class="msg">This module is not installed. Contact your system administrator. (XP-4071)</p>`;
  return listDocument('na', 'MODULE NOT INSTALLED', content, selected);
}

function rosterGrid(
  heading: string,
  students: readonly Student[],
  link: (student: Student, at: number) => string,
  data: SisData,
): Markup {
  const rows = students.map((student, at) => {
    const school = data.orgById.get(student.schoolId);
    const name = html`<a href="${link(student, at)}">${listName(student)}</a>`;
    return [student.number, name, student.grade, school === undefined ? '' : schoolLabel(school)];
  });
  return grid(heading, ['Stu ID', 'Name', 'Gr', 'School'], rows, 'roster');
}

function listDocument(screen: ScreenParts['screen'], heading: string, content: Markup, student: Selected): Markup {
  return mainDocument({ screen, heading, content, student, current: 'nothing' });
}
