import { html } from 'hono/html';
import { type FixtureSis, type Markup, queryOf } from './fixture.ts';
import { replaceContent } from './replace-content.ts';
import { type Cast, type FixtureStudent, whoIn } from './students.ts';

const at = (modname: string, more = ''): string => `/Modules.php?modname=${modname}${more}`;
const info = (student: FixtureStudent, drawn = student): string =>
  at('Students/Student.php', `&student_id=${student.internalId}&drawn=${drawn.number}`);
const grades = (student: FixtureStudent): string =>
  at('Grades/ReportCards.php', `&student_id=${student.internalId}&drawn=${student.number}`);
const referral = (student: FixtureStudent): string =>
  at('Discipline/Referrals.php', `&referral_id=7&drawn=${student.number}`);

/** Content by request and `pushState`; the side menu names the student before for a while. */
export function rosario(cast: Cast): FixtureSis {
  const { kiri, amaru, mai, otherMai } = cast;
  return {
    adapter: 'rosariosis',
    start: info(kiri),
    addressOf: (to) => to,
    document: (to) => page(to, cast),
    pages: [
      { what: 'student', to: info(amaru), shows: amaru, sighting: 'student', panel: 'student' },
      { what: 'second kind of student page', to: grades(kiri), shows: kiri, sighting: 'student', panel: 'student' },
      { what: 'one of two of a name', to: info(mai), shows: mai, sighting: 'student', panel: 'student' },
      { what: 'the other of that name', to: grades(otherMai), shows: otherMai, sighting: 'student', panel: 'student' },
      {
        what: 'blank form under an old banner',
        to: at('Students/Student.php', `&student_id=new&banner=${amaru.number}`),
        shows: null,
        sighting: 'none',
        panel: 'none',
      },
      { what: 'name, no id', to: referral(mai), shows: mai, sighting: 'name-only', panel: 'which-student' },
      { what: 'list', to: at('Students/List.php'), shows: null, sighting: 'roster', panel: 'roster' },
      { what: 'search', to: at('Students/Search.php'), shows: null, sighting: 'none', panel: 'none' },
      {
        what: 'address of somebody else',
        to: info(kiri, amaru),
        shows: amaru,
        sighting: 'conflict',
        panel: 'conflict',
      },
    ],
  };
}

function page(to: string, cast: Cast): Markup {
  const query = queryOf(to);
  const drawn = whoIn(cast, query, 'drawn');
  const current = drawn ?? whoIn(cast, query, 'banner');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <title>School</title>
        ${replaceContent({ content: '#body', menu: '#menu-top', address: 'pushed' })}
      </head>
      <body>
        <div id="menu-top">
          <span class="school">Harbor View High</span>
          ${current === undefined ? '' : currentPerson(current)}
        </div>
        <div id="body" role="main">${content(query, cast, drawn)}</div>
        <footer id="footer"></footer>
      </body>
    </html>`;
}

const currentPerson = ({ internalId, firstLast }: FixtureStudent): Markup =>
  html`<span class="current-person student"
    ><a href="${at('Students/Student.php', `&student_id=${internalId}`)}">${firstLast}</a></span
  >`;

function content(query: URLSearchParams, cast: Cast, drawn: FixtureStudent | undefined): Markup {
  const module = query.get('modname') ?? '';
  if (module.endsWith('List.php')) return list(cast);
  if (module.endsWith('Search.php')) return html`<form name="search">Last name <input name="last" /></form>`;
  if (drawn === undefined) return html`<form name="student" action="${at(module)}">Name <input name="first" /></form>`;
  if (module.startsWith('Discipline/'))
    return html`<table data-shown="${drawn.number}">
      <tr>
        <td>${drawn.firstLast}<br /><span class="legend-gray">Student</span></td>
      </tr>
    </table>`;
  if (module.startsWith('Grades/')) return html`<p data-shown="${drawn.number}">English 3, Algebra 2</p>`;
  return html`<form
    name="student"
    data-shown="${drawn.number}"
    action="${at(module, `&student_id=${drawn.internalId}`)}"
  >
    <div class="header2">${drawn.firstLast} - ${drawn.internalId}</div>
    <table>
      <tr>
        <td>${drawn.internalId}<br /><span class="legend-gray">RosarioSIS ID</span></td>
        <td>${drawn.grade}<br /><span class="legend-gray">Grade Level</span></td>
      </tr>
    </table>
  </form>`;
}

const list = (cast: Cast): Markup =>
  html`<table class="list">
    <tbody>
      ${Object.values(cast).map(
        ({ internalId, lastFirst }) =>
          html`<tr>
            <td><a href="${at('Students/Student.php', `&student_id=${internalId}`)}">${lastFirst}</a></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
