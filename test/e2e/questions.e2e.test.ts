import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { used } from '../../server/areas/questions/testing/asked.ts';
import { KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, openSection } from './console.ts';
import { startWorld, type World } from './world.ts';

const ANSWER = 'The crisis line called me at home.';
const DAY = '2026-09-01';
const USES = 41;

let world: World;
let browser: Browser;
let questionId: string;

beforeEach(async () => {
  world = await startWorld();
  questionId = await askRosa();
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

/** A question to Rosa Ortiz about many uses, asked so long ago that it may be reviewed without an answer. */
async function askRosa(): Promise<string> {
  const { store } = world;
  const { staffId, studentId, size } = await store.look(async ({ db, tables: { staff, student, auditHead } }) => {
    const [rosa] = await db.select({ id: staff.id }).from(staff).where(eq(staff.username, 'rortiz'));
    const [kiri] = await db.select({ id: student.id }).from(student).where(eq(student.sisId, KIRI));
    const [head] = await db.select({ size: auditHead.size }).from(auditHead);
    return { staffId: rosa!.id, studentId: kiri!.id, size: head!.size };
  });
  const at = Date.now();
  await used({ store }, ...Array.from({ length: USES }, () => ({ by: staffId, at, studentId })));
  const id = store.runtime.id();
  const entries = JSON.stringify(Array.from({ length: 20 }, (_, i) => size + 1 + i));
  const asked = { day: DAY, about: '', studentId: null, kinds: '["bulk"]', entries, uses: USES, askedDay: DAY };
  const open = { askedAt: at, answer: '', reviewText: '', rev: 1 };
  await store.tend(
    async (tx) => void (await tx.db.insert(tx.tables.useQuestion).values({ id, staffId, ...asked, ...open })),
  );
  return id;
}

it('shows who reviews an answer that came meanwhile, and keeps what they typed', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Unusual uses');
  await page.getByRole('button', { name: /Open this question/ }).click();
  await page.getByText('The first 20 of 41 uses, in the order of time.').waitFor();
  const trail = await page.getByRole('link', { name: /in the audit trail/ }).getAttribute('href');
  expect(trail).toBe(`#/audit/from-${DAY}/to-${DAY}/deliberate`);
  await page.getByLabel('In order', { exact: true }).check();
  await page.getByRole('textbox', { name: 'What you found' }).fill('Nobody said what for.');
  await world.store.tend(async (tx) => {
    const { useQuestion } = tx.tables;
    await tx.db
      .update(useQuestion)
      .set({ answer: ANSWER, answeredAt: Date.now() })
      .where(eq(useQuestion.id, questionId));
  });
  const send = page.getByRole('button', { name: 'Record the review' });
  await send.click();
  await page.getByText(ANSWER).waitFor();
  await page.getByRole('alert').getByText('The person answered while you were writing.').waitFor();
  expect(await page.getByRole('textbox', { name: 'What you found' }).inputValue()).toBe('Nobody said what for.');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(ANSWER);
  await send.click();
  await page.getByText('Recorded: the use is reviewed.').waitFor();
});

it('tells the person in the panel, and keeps the answer in sight while the list cannot be read', async () => {
  const sis = await openStudent(browser.context, world, 'rortiz', KIRI);
  const panel = await openPanel(sis);
  await signIn(panel, 'rortiz');
  await shows(sis, 'Kiri Baptiste-Nguyen');
  await panel.getByText('1 question about your use of records waited').waitFor();
  const answers = await panel.getByRole('link', { name: 'Answer in the console' }).getAttribute('href');
  expect(answers).toBe(`${world.url}/console/#/mine/questions`);

  const page = await atConsole(browser.context, world, 'rortiz');
  await page.goto(answers!);
  await page.getByRole('button', { name: /Open this question/ }).click();
  await page.getByRole('textbox', { name: 'Your answer' }).fill(ANSWER);
  await page.route('**/v1/questions/own', (route) => route.abort());
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await page.getByRole('heading', { name: 'The questions could not be read' }).waitFor();
  expect(await page.getByRole('button', { name: /Open this question/ }).count()).toBe(1);
  await page.getByRole('cell', { name: 'Answered' }).waitFor();
  await page.getByText(ANSWER).waitFor();
  await page.unroute('**/v1/questions/own');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'The questions could not be read' }).waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: 'Answered' }).waitFor();
  await page.getByText(ANSWER).waitFor();
});
