import { html } from 'hono/html';
import { browseName } from '../text.ts';
import type { Student } from '../../district/index.ts';
import type { Markup } from './parts.ts';
import { FOLLOW, RECORDER } from './scripts.ts';
import { OLD_STYLE } from './style.ts';

export type ScreenId =
  'search' | 'demographics' | 'schedule' | 'attendance' | 'discipline' | 'notes' | 'add' | 'staff' | 'class' | 'na';

export interface ScreenParts {
  readonly screen: ScreenId;
  readonly heading: string;
  readonly content: Markup;
  /** The student selected in the session, if anybody is. */
  readonly student: Student | undefined;
  /** What the line in the heading says of them; `nothing` where the screen has none. */
  readonly current: 'number-and-name' | 'name' | 'nothing';
  /** The buttons First, Prev, Next, Last, where the screen has them. */
  readonly buttons?: Markup;
  readonly script?: Markup;
}

/** The line above the content that names the selected student. */
export const currentLine = (student: Student): string => `${student.number} - ${browseName(student)}`;

/**
 * A document of the main frame: no doctype, so browsers show it in quirks mode; tables throughout. Hidden fields keep
 * a copy of the selected student's name, as such pages do.
 */
export function mainDocument(parts: ScreenParts): Markup {
  const name = parts.student === undefined ? '' : browseName(parts.student);
  return html`<html>
    <head>
      <title>SIS</title>
      <style>
        ${OLD_STYLE}
      </style>
      ${RECORDER}${FOLLOW}${parts.script ?? ''}
    </head>
    <body>
      <div id="browse">
        <form name="nav" method="post" action="/xp/nav">
          <input type="hidden" name="screen" value="${parts.screen}" />
          <input type="hidden" name="curname" value="${name}" />
          <table class="bar">
            <tr>
              <td class="hd" width="30%">${parts.heading}</td>
              <td id="curstu">${lineOf(parts)}</td>
              <td align="right" nowrap>${parts.buttons ?? ''}</td>
            </tr>
          </table>
        </form>
        <table id="content">
          <tr>
            <td>${parts.content}</td>
          </tr>
        </table>
      </div>
    </body>
  </html>`;
}

function lineOf({ student, current }: ScreenParts): string {
  if (student === undefined || current === 'nothing') return '';
  return current === 'name' ? browseName(student) : currentLine(student);
}

const STEPS = [
  ['first', '<< First'],
  ['prev', '< Prev'],
  ['next', 'Next >'],
  ['last', 'Last >>'],
] as const;

/** Buttons that post the form and load the page anew. */
export const loadingSteps = (): Markup =>
  html`${STEPS.map(([dir, label]) => html`<button class="btn" type="submit" name="dir" value="${dir}">${label}</button>`)}`;

/** Buttons that replace the content in place. */
export const silentSteps = (): Markup =>
  html`${STEPS.map(([dir, label]) => html`<button class="btn" type="button" onclick="xpStep('${dir}')">${label}</button>`)}`;
