import { html } from 'hono/html';
import { type FixtureSis, type Markup, queryOf } from './fixture.ts';
import { type Cast, type FixtureStudent, whoIn } from './students.ts';

const START = '/admin/home.html';
const frn = (student: FixtureStudent): string => `001${student.internalId}`;
const home = (student: FixtureStudent, drawn = student): string =>
  `/admin/students/home.html?frn=${frn(student)}&drawn=${drawn.number}`;
const teachers = (student: FixtureStudent): string =>
  `/teachers/studentpages/grades.html?frn=${frn(student)}&drawn=${student.number}`;
const log = (student: FixtureStudent): string =>
  `/teachers/log.html?studentfrn=${frn(student)}&drawn=${student.number}`;

/** A frameset whose content frame loads whole documents; a record number in every link, never the student's. */
export function powerschool(cast: Cast): FixtureSis {
  const { kiri, amaru, mai, otherMai } = cast;
  return {
    adapter: 'powerschool-style',
    start: START,
    addressOf: (to) => to,
    document: (to) => (to === START ? frames(home(kiri)) : page(to, cast)),
    pages: [
      { what: 'student', to: home(amaru), shows: amaru, sighting: 'student', panel: 'student' },
      { what: 'second kind of student page', to: teachers(kiri), shows: kiri, sighting: 'student', panel: 'student' },
      { what: 'one of two of a name', to: home(otherMai), shows: otherMai, sighting: 'student', panel: 'student' },
      {
        what: 'blank form under an old banner',
        to: `/admin/students/addnew.html?frn=${frn(amaru)}&banner=${amaru.number}`,
        shows: null,
        sighting: 'none',
        panel: 'none',
      },
      { what: 'name, no id', to: log(mai), shows: mai, sighting: 'name-only', panel: 'which-student' },
      { what: 'list', to: '/admin/students/list.html', shows: null, sighting: 'roster', panel: 'roster' },
      {
        what: 'search',
        to: `/admin/students/home.html?selectstudent=xi&banner=${kiri.number}`,
        shows: null,
        sighting: 'none',
        panel: 'none',
      },
      {
        what: 'address of somebody else',
        to: home(kiri, amaru),
        shows: amaru,
        sighting: 'conflict',
        panel: 'conflict',
      },
    ],
  };
}

const frames = (first: string): Markup =>
  html`<html><head><title>School</title><script>
function go(to) { frames.content.location.href = to; }
</script></head>
<frameset cols="180,*"><frame name="nav" src="/admin/nav.html"><frame name="content" src="${first}"></frameset></html>`;

function page(to: string, cast: Cast): Markup {
  const query = queryOf(to);
  const drawn = whoIn(cast, query, 'drawn');
  const banner = drawn ?? whoIn(cast, query, 'banner');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <title>School</title>
      </head>
      <body>
        ${banner === undefined ? '' : bannerOf(banner)}
        ${to.startsWith('/admin/students/list') ? list(cast) : content(to, drawn)}
      </body>
    </html>`;
}

const bannerOf = ({ lastFirst, grade, number }: FixtureStudent): Markup =>
  html`<h1>${lastFirst} ${grade} ${number} HVHS</h1>`;

function content(to: string, drawn: FixtureStudent | undefined): Markup {
  if (drawn === undefined) return html`<form>Name <input name="first" /></form>`;
  if (to.startsWith('/teachers/log')) return html`<form data-shown="${drawn.number}"><textarea></textarea></form>`;
  const link = (label: string) => html`<li><a href="/admin/students/${label}.html?frn=${frn(drawn)}">${label}</a></li>`;
  return html`<ul id="std_information" data-shown="${drawn.number}">
    ${['attendance', 'contacts', 'log'].map(link)}
  </ul>`;
}

const list = (cast: Cast): Markup =>
  html`<table>
    ${Object.values(cast).map(
      (student) =>
        html`<tr>
          <td><a href="${home(student)}">${student.lastFirst}</a></td>
        </tr>`,
    )}
  </table>`;
