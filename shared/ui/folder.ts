/**
 * What joins the page and the folder: `match` the page names this student · `read` read, nothing opened ·
 * `moving` the page is changing · `bad` they disagree · `off` nothing is joined.
 */
export type TabKind = 'match' | 'read' | 'moving' | 'bad' | 'off';
