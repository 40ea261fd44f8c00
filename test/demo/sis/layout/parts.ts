import { html } from 'hono/html';

/** Escaped markup, as hono's `html` gives it. */
export type Markup = ReturnType<typeof html>;

type Cell = string | number | Markup;

/** Two columns of label and value in a white box: an old table within a table. */
export function labelBox(
  left: readonly (readonly [string, Cell])[],
  right: readonly (readonly [string, Cell])[],
): Markup {
  return html`<table class="box">
    <tr valign="top">
      <td width="50%">${labels(left)}</td>
      <td>${labels(right)}</td>
    </tr>
  </table>`;
}

function labels(pairs: readonly (readonly [string, Cell])[]): Markup {
  const rows = pairs.map(
    ([label, value]) =>
      html`<tr>
        <td class="lb">${label}:</td>
        <td class="vl">${value}</td>
      </tr>`,
  );
  return html`<table class="kv">
    ${rows}
  </table>`;
}

/** A bar with a heading and a count, over a ruled table. */
export function grid(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  kind = '',
): Markup {
  const head = columns.map((column) => html`<th>${column}</th>`);
  const body = rows.map((row, at) => {
    const cells = row.map((cell) => html`<td>${cell}</td>`);
    return html`<tr class="${at % 2 === 1 ? 'r alt' : 'r'}">
      ${cells}
    </tr>`;
  });
  return html`<table class="sub">
      <tr>
        <td class="hd">${heading}</td>
        <td class="n">${rows.length} record(s)</td>
      </tr>
    </table>
    <table class="grid ${kind}">
      <tr>
        ${head}
      </tr>
      ${body}
    </table>`;
}

/** The row of tabs over a student screen; those without an address are not installed. */
export function tabs(open: string): Markup {
  const names = ['Demographics', 'Addresses', 'Emergency', 'Medical', 'Userdef 1', 'Userdef 2', 'Notes'];
  const installed: Readonly<Record<string, string>> = { Demographics: '/xp/demographics', Notes: '/xp/notes' };
  const cells = names.map(
    (name) => html`<td class="${name === open ? 'on' : ''}"><a href="${installed[name] ?? '/xp/na'}">${name}</a></td>`,
  );
  return html`<table class="tabs">
    <tr>
      ${cells}
    </tr>
  </table>`;
}
