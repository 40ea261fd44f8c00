import { html } from 'hono/html';
import { loadingSteps, mainDocument, silentSteps } from '../layout/document.ts';
import { grid, type Markup, tabs } from '../layout/parts.ts';
import { STEP_WITHOUT_LOAD } from '../layout/scripts.ts';
import { browseName, shortDate } from '../text.ts';
import { attendanceGrid, contactsGrid, scheduleGrid } from './grids.ts';
import { demographicsBox, identityBox } from './identity.ts';
import type { StudentView } from './screen.ts';

/** The screen a student is opened on. */
export function demographicsPage(view: StudentView): Markup {
  const content = html`${tabs('Demographics')}${demographicsBox(view)}${contactsGrid(view)}${scheduleGrid(view)}
  ${attendanceGrid(view, 5)}${footer(view)}`;
  return studentDocument(view, 'demographics', 'STUDENT DEMOGRAPHICS - BROWSE', content);
}

export function schedulePage(view: StudentView): Markup {
  const content = html`${identityBox(view)}${scheduleGrid(view)}${footer(view)}`;
  return studentDocument(view, 'schedule', 'STUDENT SCHEDULE - BROWSE', content);
}

/** The content of the attendance screen alone, as its buttons fetch it. */
export function attendanceContent(view: StudentView): Markup {
  return html`${identityBox(view)}${attendanceGrid(view, 15)}${footer(view)}`;
}

export function attendancePage(view: StudentView): Markup {
  return mainDocument({
    screen: 'attendance',
    heading: 'STUDENT ATTENDANCE - BROWSE',
    content: attendanceContent(view),
    student: view.student,
    current: 'number-and-name',
    buttons: silentSteps(),
    script: STEP_WITHOUT_LOAD,
  });
}

/** The referral screen: it names the student and carries no number anywhere. */
export function disciplinePage(view: StudentView): Markup {
  const { referrals } = view.records;
  const rows = referrals.map((r) => [r.reference, shortDate(r.date), r.code, r.action]);
  const content = html`<table class="box disc">
      <tr>
        <td>
          <table class="kv">
            <tr>
              <td class="lb">Student:</td>
              <td class="vl">${browseName(view.student)}</td>
            </tr>
            <tr>
              <td class="lb">Referral No:</td>
              <td class="vl">${referrals[0]?.reference ?? ''}</td>
            </tr>
          </table>
        </td>
      </tr>
    </table>
    ${grid('REFERRALS', ['Referral', 'Date', 'Code', 'Action'], rows)}`;
  return mainDocument({
    screen: 'discipline',
    heading: 'DISCIPLINE REFERRAL - BROWSE',
    content,
    student: view.student,
    current: 'name',
    buttons: loadingSteps(),
  });
}

export interface NoteLine {
  readonly date: string;
  readonly by: string;
  readonly text: string;
}

/** Comments anybody at the school may add. */
export function notesPage(view: StudentView, notes: readonly NoteLine[]): Markup {
  const rows = notes.map((note) => [shortDate(note.date), note.by, note.text]);
  const content = html`${tabs('Notes')}${identityBox(view)}${grid('NOTES', ['Date', 'By', 'Text'], rows)}
    <form method="post" action="/xp/notes">
      <table class="foot">
        <tr>
          <td><input class="in" type="text" name="text" size="70" /> <button class="btn" type="submit">Add</button></td>
        </tr>
      </table>
    </form>`;
  return studentDocument(view, 'notes', 'STUDENT NOTES - BROWSE', content);
}

function studentDocument(
  view: StudentView,
  screen: 'demographics' | 'schedule' | 'notes',
  heading: string,
  content: Markup,
): Markup {
  const { student } = view;
  return mainDocument({ screen, heading, content, student, current: 'number-and-name', buttons: loadingSteps() });
}

function footer({ data, student, today }: StudentView): Markup {
  const list = data.browseList(student.schoolId);
  const record = `Rec ${list.indexOf(student) + 1} of ${list.length.toLocaleString('en-US')}`;
  const buttons = ['Update', 'Cancel', 'Add', 'Delete'];
  return html`<table class="foot">
    <tr>
      <td>${buttons.map((label) => html`<button class="btn" type="button">${label}</button>`)}</td>
      <td class="r">${record} &nbsp; LAST CHG ${shortDate(today)} 08:04 MHASKINS</td>
    </tr>
  </table>`;
}
