import { html } from 'hono/html';
import type { Staff, Student } from '../../district/index.ts';
import { browseName, schoolLabel } from '../text.ts';
import type { Org } from '../../district/index.ts';
import type { Markup } from './parts.ts';
import { RECORDER } from './scripts.ts';
import { HOSTILE_STYLE, OLD_STYLE } from './style.ts';

/** The top document: a frameset under an address that never changes. */
export function frameset(): Markup {
  return html`<html><head><title>Student Information System</title><style>${HOSTILE_STYLE}</style>${RECORDER}</head>
<frameset rows="43,*" border="0" frameborder="0" framespacing="0">
<frame name="banner" src="/xp/banner" scrolling="no" noresize>
<frameset cols="156,*" border="0" frameborder="0" framespacing="0">
<frame name="menu" src="/xp/menu" noresize><frame name="main" src="/xp/main">
</frameset><noframes>This system needs a browser with frames.</noframes></frameset></html>`;
}

/** The row on top: who is signed in, the school worked in, the year. */
export function bannerFrame(staff: Staff, school: Org | undefined, year: string): Markup {
  const where = school === undefined ? 'DISTRICT' : schoolLabel(school);
  return html`<html>
    <head>
      <style>
        ${OLD_STYLE}
      </style>
    </head>
    <body>
      <table class="banner">
        <tr>
          <td>
            <span class="big">Student Information System</span><br />NORTH HARBOR PUBLIC SCHOOLS &nbsp; Ver 4.2.117
          </td>
          <td align="right">
            User: ${staff.username.toUpperCase()} &nbsp;|&nbsp; School: ${where} &nbsp;|&nbsp; Yr: ${year}<br />
            <a href="/" target="_top">Home</a> | <a href="/xp/na" target="main">Change School</a> |
            <a href="/xp/na" target="main">Print</a> | <a href="/xp/na" target="main">Help</a> |
            <a href="/logout" target="_top">Log Off</a>
          </td>
        </tr>
      </table>
    </body>
  </html>`;
}

const MENU: readonly (readonly [heading: string, items: readonly (readonly [label: string, screen: string])[]])[] = [
  [
    'STUDENT BROWSE',
    [
      ['Student Search', 'search'],
      ['Demographics', 'demographics'],
      ['Address / Contacts', 'na'],
      ['Enrollment', 'na'],
      ['Schedule', 'schedule'],
      ['Attendance', 'attendance'],
      ['Discipline', 'discipline'],
      ['Notes', 'notes'],
      ['Grades', 'na'],
      ['Test History', 'na'],
      ['Transportation', 'na'],
      ['Special Programs', 'na'],
      ['Fees', 'na'],
    ],
  ],
  [
    'REPORTS',
    [
      ['Class Lists', 'class'],
      ['Daily Bulletin', 'na'],
      ['Labels', 'na'],
      ['State Reporting', 'na'],
      ['Query Builder', 'na'],
    ],
  ],
  [
    'FILE MAINTENANCE',
    [
      ['Add Student', 'add'],
      ['Code Tables', 'na'],
      ['Calendars', 'na'],
      ['Staff Master', 'staff'],
    ],
  ],
];

/** The column on the left, with a small box that names the selected student. */
export function menuFrame(student: Student | undefined): Markup {
  const sections = MENU.map(
    ([heading, items]) =>
      html`<tr>
          <th>${heading}</th>
        </tr>
        ${items.map(([label, screen]) => menuItem(label, screen))}`,
  );
  const name = student === undefined ? '(none)' : browseName(student);
  return html`<html>
    <head>
      <style>
        ${OLD_STYLE}
      </style>
      ${RECORDER}
    </head>
    <body class="menubody">
      <table class="menu">
        ${sections}
      </table>
      <div class="cur">CURRENT STUDENT:<br /><b id="curmenu">${name}</b></div>
    </body>
  </html>`;
}

function menuItem(label: string, screen: string): Markup {
  const link = html`<a href="/xp/${screen}" target="main">&raquo; ${label}</a>`;
  return screen === 'na'
    ? html`<tr>
        <td>${link}</td>
      </tr>`
    : html`<tr>
        <td scr="${screen}">${link}</td>
      </tr>`;
}
