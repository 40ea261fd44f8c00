import { html } from 'hono/html';
import { type FixtureSis, type Markup, queryOf } from './fixture.ts';
import { replaceContent } from './replace-content.ts';
import { type Cast, type FixtureStudent, whoIn } from './students.ts';

const part = (name: string, more = ''): string => `/part?name=${name}${more}`;
const info = (student: FixtureStudent, selected = student): string =>
  part('info', `&drawn=${student.number}&selected=${selected.number}`);
const attendance = (student: FixtureStudent): string => part('attendance', `&drawn=${student.number}`);

/** Content by request, without a history event; the address goes on naming whoever was opened first. */
export function opensis(cast: Cast): FixtureSis {
  const { kiri, amaru, mai, otherMai } = cast;
  const start = `/Modules.php?modname=students/Student.php&student_id=${kiri.internalId}&drawn=${kiri.number}&name=info`;
  return {
    adapter: 'opensis-style',
    start,
    addressOf: () => start,
    document: (to) => page(queryOf(to), cast),
    pages: [
      { what: 'student', to: info(amaru), shows: amaru, sighting: 'student', panel: 'student' },
      {
        what: 'second kind of student page',
        to: attendance(otherMai),
        shows: otherMai,
        sighting: 'student',
        panel: 'student',
      },
      { what: 'the other of that name', to: attendance(mai), shows: mai, sighting: 'student', panel: 'student' },
      {
        what: 'blank form under an old banner',
        to: part('add', `&selected=${amaru.number}`),
        shows: null,
        sighting: 'none',
        panel: 'none',
      },
      {
        what: 'name, no id',
        to: part('referral', `&drawn=${kiri.number}`),
        shows: kiri,
        sighting: 'name-only',
        panel: 'which-student',
      },
      { what: 'list', to: part('list'), shows: null, sighting: 'roster', panel: 'roster' },
      { what: 'search', to: part('search'), shows: null, sighting: 'none', panel: 'none' },
      {
        what: 'banner of somebody else, for good',
        to: info(kiri, amaru),
        shows: kiri,
        sighting: 'conflict',
        panel: 'conflict',
      },
    ],
  };
}

function page(query: URLSearchParams, cast: Cast): Markup {
  const drawn = whoIn(cast, query, 'drawn');
  const selected = whoIn(cast, query, 'selected') ?? drawn;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <title>School</title>
        ${replaceContent({ content: '#content', menu: '#side', address: 'stays' })}
      </head>
      <body>
        <div id="side">
          ${
            selected === undefined
              ? ''
              : html`<p class="selected-student">
                  Selected Student:
                  <a href="/Modules.php?student_id=${selected.internalId}">${selected.firstLast}</a>
                </p>`
          }
        </div>
        <div id="content">${content(query.get('name'), cast, drawn)}</div>
      </body>
    </html>`;
}

function content(name: string | null, cast: Cast, drawn: FixtureStudent | undefined): Markup {
  if (name === 'list') return list(cast);
  if (name === 'search') return html`<form name="search">Last name <input name="last" /></form>`;
  if (drawn === undefined)
    return html`<h6 class="panel-title">Add a Student</h6>
      <form name="new">Name <input name="first" /></form>`;
  const { number, internalId, firstLast, lastFirst } = drawn;
  const group = (label: string, value: string) =>
    html`<div class="form-group"><label>${label}</label> <span>${value}</span></div>`;
  if (name === 'referral') return html`<div data-shown="${number}">${group('Student', firstLast)}</div>`;
  const tab = (label: string) => html`<a href="/Modules.php?include=${label}&student_id=${internalId}">${label}</a>`;
  const tabs = html`<nav class="nav-tabs">${['General', 'Attendance', 'Grades'].map(tab)}</nav>`;
  if (name === 'attendance')
    return html`<div data-shown="${number}">
      ${tabs}
      <p>Present</p>
    </div>`;
  return html`<form name="student" data-shown="${number}" action="/Modules.php?student_id=${internalId}">
    ${tabs} ${group('Student ID', internalId)} ${group('Student Name', lastFirst)}
  </form>`;
}

const list = (cast: Cast): Markup =>
  html`<table>
    ${Object.values(cast).map(
      ({ internalId, lastFirst }) =>
        html`<tr>
          <td><a href="/Modules.php?student_id=${internalId}">${lastFirst}</a></td>
        </tr>`,
    )}
  </table>`;
