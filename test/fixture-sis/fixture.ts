import { Hono } from 'hono';
import type { html } from 'hono/html';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { FixtureStudent } from './students.ts';

/** Escaped markup, as hono's `html` gives it. */
export type Markup = ReturnType<typeof html>;

/** What the panel says of a page once it has settled. */
export type PanelWord = 'student' | 'which-student' | 'roster' | 'none' | 'conflict' | 'disagrees';

/** One page, how to get there, and what must come of it: the array of these is the specification. */
export interface FixturePage {
  readonly what: string;
  /** The place to go to, as a link of this SIS names it. */
  readonly to: string;
  /** Who is on the page; null where nobody is, whoever a banner names. */
  readonly shows: FixtureStudent | null;
  readonly sighting: Exclude<Sighting['outcome'], 'busy' | 'no-fingerprint'>;
  readonly panel: PanelWord;
}

/** A small SIS of our own that behaves like a kind of real one. It knows nothing of Facesheet. */
export interface FixtureSis {
  /** The ready adapter that reads it. */
  readonly adapter: string;
  /** Where a tab begins. The document there gives the page's world a function `go(to)`. */
  readonly start: string;
  /** The address of the document that shows a place. */
  readonly addressOf: (to: string) => string;
  /** The document of a place, settled. */
  readonly document: (to: string) => Markup;
  /** What is sent for an address, where that is not yet the settled document. */
  readonly sent?: (to: string) => Markup;
  readonly pages: readonly FixturePage[];
}

/** Serves a fixture. `at` asks for a place that no address names. */
export function serveFixture({ document, sent = document }: FixtureSis): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.get('*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    return c.html(await sent(c.req.query('at') ?? pathname + search));
  });
  return app;
}

/** A place's query, decoded. */
export const queryOf = (to: string): URLSearchParams => new URL(to, 'http://fixture.example').searchParams;

/** `2012-03-04` as `3/4/2012`. */
export function shortDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(month)}/${Number(day)}/${year}`;
}
