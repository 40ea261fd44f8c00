import { Hono } from 'hono';
import { html } from 'hono/html';
import type { FixtureStudent } from '../../fixture-sis/students.ts';

/** As long as the gradebook or the attendance of a whole school gets. */
const ROWS = 2_000;

/** A student's page of a SIS with so many rows, which changes a cell ten times a second. */
export function rowsPage({ number, lastFirst, birthDate }: FixtureStudent): Hono {
  const app = new Hono();
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <title>School</title>
        <style>
          .kpi {
            font-weight: bold;
          }
        </style>
      </head>
      <body>
        <h1>Student</h1>
        <div class="field">
          <div class="label">Student ID</div>
          ${number}
        </div>
        <div class="field">
          <div class="label">Name</div>
          ${lastFirst}
        </div>
        <div class="field">
          <div class="label">Date of Birth</div>
          ${birthDate}
        </div>
        <p class="kpi">0</p>
        <table>
          ${Array.from({ length: ROWS }, (_, at) => row(at))}
        </table>
        <script>
          setInterval(() => (document.querySelector('.kpi').textContent = String(performance.now() | 0)), 100);
        </script>
      </body>
    </html>`;
  app.get('*', async (c) => c.html(await page));
  return app;
}

const row = (at: number) =>
  html`<tr>
    <td><a href="/attendance?day=${at}">Day ${at}</a></td>
    <td>Period 1</td>
    <td>Present</td>
    <td>08:${at % 60}</td>
    <td><input type="checkbox" aria-label="Excused" /></td>
  </tr>`;
