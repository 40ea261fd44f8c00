/** The director's way through the committee, in a real browser (R20, R23, R24), and what it looks like on a phone. */
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemContext } from '../../server/cli/context.ts';
import { readPdf } from '../../server/documents/testing/read-pdf.ts';
import { createAccount } from '../../server/identity/create-account.ts';
import { meetingFrom } from '../../shared/areas/committee/meeting-days.ts';
import { DEFAULT_DAYS } from '../../shared/areas/committee/committee.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { KIRI } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { withoutCases } from './without-cases.ts';
import { startWorld, type World } from './world.ts';

const DIRECTOR = 'vnakamura';
const DIRECTOR_ID = '00000000-0000-7000-8000-0000000d1ec7';
const today = new Date().toISOString().slice(0, 10);
const meeting = meetingFrom(DEFAULT_DAYS, today);

let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld();
  await withoutCases(world);
  await putBeforeCommittee();
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

const CASE = '00000000-0000-7000-8000-00000000ca5e';

/** A director with an account, and Kiri's case up to the referral back that waits for their answer. */
async function putBeforeCommittee(): Promise<void> {
  const { store } = world;
  await store.tend(async ({ db, tables: t }) => {
    const [kiri] = await db.select().from(t.student).where(eq(t.student.sisId, KIRI));
    const [rosa] = await db.select().from(t.staff).where(eq(t.staff.username, 'rortiz'));
    const [studentId, workerId, buildingId] = [kiri!.id, rosa!.id, kiri!.buildingId!];
    const names = { username: DIRECTOR, givenName: 'Vera', familyName: 'Nakamura', email: '' };
    await db.insert(t.staff).values({ id: DIRECTOR_ID, sourcedId: DIRECTOR, number: '30999', ...names, active: true });
    const fact = {
      staffId: DIRECTOR_ID,
      role: 'assignmentDirector',
      buildingId: '',
      source: 'test',
      since: '2019-07-01',
    };
    await db.insert(t.roleFact).values({ ...fact, until: null });
    const since = dayAfter(today, -60);
    for (const attribute of ['managed', 'committee']) {
      await db.insert(t.studentAttribute).values({ studentId, attribute, source: `case:${CASE}`, since, until: null });
    }
    const state = { stage: 'committee', nextStep: 'director-answered', dueOn: dayAfter(today, 3), meetingOn: null };
    await db
      .insert(t.caseFile)
      .values({ studentId, id: CASE, workerId, buildingId, openedOn: since, closedOn: null, ...state, rev: 1 });
    const steps = [
      ['referred', { route: 'dspc', workerId, buildingId, reason: 'Fights at the bus.' }],
      ['parent-told', { how: 'phone', whom: 'Mother' }],
      ['administrator-consulted', { administrator: 'principal', about: 'A plan for the bus.' }],
      ['met', { attended: ['student', 'parent'] }],
      ['back-considered', { ground: 'level-3-4', administrator: 'principal', about: 'Another fight.' }],
    ] as const;
    for (const [i, [kind, filled]] of steps.entries()) {
      const own = { id: `00000000-0000-7000-8000-0000000057e${i}`, rev: i - 10, kind, filled: JSON.stringify(filled) };
      const by = { authorId: workerId, authorRole: 'socialWorker', recordedAt: Date.now() };
      await db.insert(t.caseStep).values({ studentId, caseId: CASE, day: dayAfter(since, i), ...own, ...by });
    }
  });
  await createAccount(store, systemContext(Date.now()), {
    staffNumber: '30999',
    username: DIRECTOR,
    password: DEMO_PASSWORD,
  });
}

/** What the school does meanwhile, by the same door as the panel. */
async function schoolReturnsPacket(): Promise<void> {
  const send = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${world.url}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { token: string; answers: { outcome: string }[] };
  };
  const { token } = await send('session', { username: 'rortiz', password: DEMO_PASSWORD });
  const [row] = await world.rows(`SELECT id FROM student WHERE sis_id = '${KIRI}'`);
  const steps = [
    {
      kind: 'packet-returned',
      filled: {
        offense: 'Fighting',
        offenseOn: today,
        services: 'Counselling twice a week',
        narrative: 'First this, then that.',
        administrator: 'principal',
        consulted: true,
      },
    },
    {
      kind: 'family-told',
      filled: { how: 'phone', told: ['student', 'parent'], withDesignee: true, resultFollows: true },
    },
  ];
  for (const step of steps) {
    const body = { studentId: String(row?.[0]), caseId: CASE, form: { ...step, day: today } };
    const op = { opId: world.store.runtime.id(), kind: 'case.step', body };
    expect((await send('ops', { ops: [op] }, token)).answers).toMatchObject([{ outcome: 'applied' }]);
  }
}

/** Chooses a step in the pane that is open, as who takes it does. */
const step = (page: Page, name: string) => page.getByLabel('Step', { exact: true }).selectOption({ label: name });
const saveStep = (page: Page) => page.getByRole('button', { name: 'Save this step' }).click();

it('R20, R23, R24: the director approves, sends, puts the case on the agenda and takes the packet home', async () => {
  const page = await atConsole(browser.context, world, DIRECTOR);
  await openSection(page, 'Committee');
  await page.getByRole('button', { name: 'Before the committee', exact: true }).click();
  await page.getByRole('heading', { name: /^Approval to give/ }).waitFor();
  await page.getByRole('button', { name: /Kiri Baptiste-Nguyen/ }).click();
  await step(page, "Director's answer to the referral back");
  await saveStep(page);
  await page.getByRole('alert').getByText('Answer: Choose one').waitFor();
  await page.getByRole('radio', { name: 'Approved', exact: true }).check();
  await saveStep(page);
  await page.getByText("Saved: Director's answer to the referral back").waitFor();
  await step(page, 'Packet sent to the school');
  await saveStep(page);
  await page.getByText('Saved: Packet sent to the school').waitFor();
  await page.getByRole('heading', { name: /^With the school/ }).waitFor();
  await schoolReturnsPacket();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('heading', { name: /^To put on the agenda/ }).waitFor();
  await page.getByRole('button', { name: /Kiri Baptiste-Nguyen/ }).click();
  await step(page, 'On the agenda of the committee');
  await page.getByLabel('Meeting', { exact: true }).selectOption(meeting);
  await page.getByRole('checkbox', { name: 'School administrator' }).check();
  await page.getByRole('checkbox', { name: 'Cumulative folder' }).check();
  await sound(page);
  await saveStep(page);
  await page.getByText('Saved: On the agenda of the committee').waitFor();
  await page.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => world.rows(`SELECT 1 FROM audit WHERE action = 'paper.print'`)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { level: 1, name: /^Case of Kiri/ }).waitFor();
  await page.emulateMedia({ media: null });
  await page.getByRole('button', { name: 'Agenda', exact: true }).click();
  await page.getByRole('cell', { name: /Cumulative folder/ }).waitFor();
  await sound(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Packet (PDF)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`committee-packet-${meeting}.pdf`);
  const pdf = await readPdf(readFileSync(await file.path()));
  expect(pdf).toMatchObject({ ua: '1', marked: true });
  expect(pdf.bookmarks).toEqual(['Agenda', 'Changes since last week', '1. Kiri Baptiste-Nguyen']);
  await page.getByText(/^The packet of .* is saved/).waitFor();
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  expect(await page.title()).not.toMatch(/Kiri|Baptiste/);
}, 120_000);

it('R24: meeting days that could not be saved stay as they were typed', async () => {
  const page = await atConsole(browser.context, world, DIRECTOR);
  await openSection(page, 'Committee');
  await page.getByRole('button', { name: 'Meeting days' }).click();
  const closed = page.getByLabel('Days without a meeting');
  await closed.fill(`${meeting} Holiday\nWinter break`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Line 2 does not begin with a day').waitFor();
  await closed.fill(`${meeting} Holiday`);
  world.behave('broken');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByRole('alert').getByText(/./).first().waitFor();
  expect(await closed.inputValue()).toBe(`${meeting} Holiday`);
  world.behave('well');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText("The committee's days are saved.").waitFor();
  await page.getByRole('heading', { name: /^Meeting of/ }).waitFor();
  const [row] = await world.rows(`SELECT value FROM setting WHERE name = 'committee.days'`);
  expect(String(row?.[0])).toContain(meeting);
});
