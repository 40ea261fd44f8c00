import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { systemContext } from '../../server/cli/context.ts';
import { publishAdapter } from '../../server/sis/publish-adapter.ts';
import { bind, type Listening } from '../../server/socket.ts';
import type { Adapter } from '../../shared/sis/adapter.ts';
import { generateDistrict } from '../demo/district/index.ts';
import { createRandom } from '../demo/district/random.ts';
import { type FixturePage, type FixtureSis, type PanelWord, serveFixture } from '../fixture-sis/fixture.ts';
import { fixturesOf, readyAdapter } from '../fixture-sis/index.ts';
import { type Cast, castOf } from '../fixture-sis/students.ts';
import { covered, openPanel, signIn } from './acts.ts';
import { until } from './browser.ts';
import type { Tab, Tabs, View } from './driver.ts';
import { compareLogs, type Known, logPage, logPanel } from './frame-log.ts';
import { startWorld, type World } from './world.ts';

const SEED = process.env.SEED ?? String(Date.now());
/** A person who goes on before the page has settled. */
const IMPATIENT = 0.25;
const STEP_MS = 2_500;
/** A page that starves takes its time: what is tested is what it shows, not when. */
const PATIENCE_MS = 20_000;
const HOST = '127.0.0.1';
/** Somebody who may open all the students of the fixtures. */
const READER = 'mhaskins';

/** What stands in the panel, by what it has to say of a page. */
const WORDS: Record<PanelWord, string> = {
  student: 'Matches this page',
  'which-student': 'Which of these students?',
  roster: 'This page lists many students',
  none: 'No student is open here',
  conflict: 'Parts of this page name different students.',
  disagrees: 'The number on this page belongs to a record that reads otherwise.',
};

/** A browser with the extension, as far as these pages need one. */
export interface Driven extends Tabs<Tab> {
  close(): Promise<void>;
}

/**
 * The specification of every fixture SIS in a browser: its pages one by one, and random ways through them. `steps`: how
 * many of these. Call it where tests are described.
 */
export function specifyFixtures(start: (world: World) => Promise<Driven>, steps: number): void {
  const cast = castOf(generateDistrict({ seed: 'north-harbor', asOf: inject('asOf') }));
  const tried = triedOf(cast);
  const known: Known = Object.fromEntries(
    Object.values(cast).map(({ number, internalId }) => [number, [number, internalId]]),
  );
  const sockets: Listening[] = [];
  const origins = new Map<Tried, string>();
  let world: World;
  let browser: Driven;

  beforeAll(async () => {
    world = await startWorld();
    for (const one of tried) {
      const socket = await bind(serveFixture(one.fixture).fetch, { host: HOST, port: 0 });
      sockets.push(socket);
      const origin = `http://${HOST}:${socket.port}`;
      origins.set(one, origin);
      await inForce(world, one, origin, cast);
    }
    browser = await start(world);
  });
  afterAll(async () => {
    await browser.close();
    for (const socket of sockets) await socket.close();
    await world.end();
  });

  describe.each(tried)('a SIS that is read by $name', (one) => {
    const { name, fixture } = one;
    const open = () => beside(browser, `${origins.get(one)}${fixture.start}`, known);

    it('shows the right student on every kind of page, and nobody where nobody is', async () => {
      const { page, panel } = await open();
      for (const next of fixture.pages) {
        await go(page, next);
        await settles(page, panel, next);
      }
      expect((await compareLogs(page, panel)).wrong).toEqual([]);
      await page.close();
    });

    it(
      `shows no other student in any frame of ${steps} random navigations`,
      async () => {
        process.stdout.write(`SEED=${SEED} repeats the navigations of ${name}.\n`);
        const random = createRandom(`${SEED}/${name}`);
        const { page, panel } = await open();
        for (let step = 1; step <= steps; step += 1) {
          const next = random.pick(fixture.pages);
          await go(page, next);
          if (step === steps || !random.chance(IMPATIENT)) await settles(page, panel, next);
        }
        const { wrong, frames, seen } = await compareLogs(page, panel);
        expect(wrong).toEqual([]);
        expect(frames).toBeGreaterThan(steps);
        expect(seen).not.toEqual([]);
        await page.close();
      },
      60_000 + steps * STEP_MS,
    );
  });
}

/** A SIS, and the adapter that reads it. */
interface Tried {
  readonly name: string;
  readonly fixture: FixtureSis;
  readonly adapt: (adapter: Adapter) => Adapter;
}

/** Each by its ready adapter; and one by an adapter that watches less than it reads, as somebody may write one. */
function triedOf(cast: Cast): Tried[] {
  const ready = fixturesOf(cast).map((fixture) => ({ name: fixture.adapter, fixture, adapt: (as: Adapter) => as }));
  const watchingLittle = ready
    .filter(({ name }) => name === 'opensis-style')
    .map(({ fixture }) => ({
      name: 'an adapter that watches less than it reads',
      fixture,
      adapt: (as: Adapter) => ({ ...as, id: `${as.id}-watching`, watch: { ...as.watch, mutation: { root: '#side' } } }),
    }));
  return [...ready, ...watchingLittle];
}

/** Publishes a fixture's adapter for its address, and tells the server what the SIS calls the students by itself. */
async function inForce(world: World, { fixture, adapt }: Tried, origin: string, cast: Cast): Promise<void> {
  const { store } = world;
  const adapter = adapt(readyAdapter(fixture.adapter, origin));
  await publishAdapter(store, systemContext(store.runtime.now()), JSON.stringify(adapter));
  if (adapter.idKind === 'studentNumber') return;
  const rows = await world.rows('SELECT sis_id, id FROM student');
  const idOf = new Map(rows.map(([number, id]) => [number, String(id)]));
  const ids = Object.values(cast).map(({ number, internalId: value }) => ({
    system: adapter.id,
    idKind: adapter.idKind,
    value,
    studentId: idOf.get(number) ?? '',
  }));
  await store.tend(async (tx) => void (await tx.db.insert(tx.tables.studentIdentifier).values(ids)));
}

/** A fixture in a tab, the panel open beside it, somebody signed in, both noting what they show. */
async function beside(browser: Driven, start: string, known: Known): Promise<{ page: Tab; panel: View }> {
  const page = await browser.newPage();
  await page.goto(start);
  const panel = await openPanel(page);
  const form = panel.getByLabel('User name');
  await form.or(panel.getByText(WORDS.student)).first().waitFor();
  if (await form.isVisible()) await signIn(panel, READER);
  await panel.getByText(WORDS.student).waitFor();
  await logPage(page);
  await logPanel(panel, known);
  await Promise.all([page, panel].map(nextFrame));
  return { page, panel };
}

/** Goes to a page as a link of this SIS does. */
async function go(page: Tab, { to }: FixturePage): Promise<void> {
  await page.evaluate((place) => (window as unknown as { go(to: string): void }).go(place), to);
}

/** Waits until the panel, uncovered, says of the page what it must. */
async function settles(page: Tab, panel: View, { what, panel: word, shows }: FixturePage): Promise<void> {
  const said = () => panel.evaluate(() => document.body.innerText);
  const isRight = async () => {
    const text = await said();
    const names = word !== 'student' || text.includes(shows?.number ?? '');
    return text.includes(WORDS[word]) && names && !(await covered(page));
  };
  await until(isRight, what, PATIENCE_MS).catch(async (error: unknown) => {
    throw new Error(`${String(error)} It said: ${(await said()).slice(0, 300)}`, { cause: error });
  });
  await Promise.all([page, panel].map(nextFrame));
}

/** Waits until the screen has shown what is there now, so that it is noted before the page goes on. */
function nextFrame(view: View): Promise<void> {
  return view.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}
