/** How the pages of a SIS are read, kept by an administrator (console, SIS pages), in a real browser. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { USE_NOTICE } from '../../shared/wire/session.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

const ID = 'north-harbor-plain';
const stands = async (): Promise<string[]> => {
  const answer = (await (await fetch(`${world.url}/v1/adapters`)).json()) as {
    adapters: { id: string; revision: number }[];
    off: { id: string; why: string }[];
  };
  return [
    ...answer.adapters.filter(({ id }) => id === ID).map(({ revision }) => `in force ${revision}`),
    ...answer.off.filter(({ id }) => id === ID).map(({ why }) => why),
  ];
};

/** The revision that is in force. */
const revision = async (): Promise<number> => Number((await stands())[0]?.split(' ').at(-1));

/** What somebody's browser says of pages that were not the ones it knew. */
async function reportWrong(username: string): Promise<void> {
  const post = (path: string, body: object, token?: string) =>
    fetch(`${world.url}/v1/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-facesheet-client': 'extension/0.1.0',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  const signedIn = await post('session', { username, password: DEMO_PASSWORD, notice: USE_NOTICE });
  const { token } = (await signedIn.json()) as { token: string };
  const reports = [{ id: ID, revision: await revision(), page: '', outcome: 'no-fingerprint', count: 30 }];
  expect((await post('adapters/health', { reports }, token)).status).toBe(204);
}

it('an administrator changes, publishes, switches off and goes back; what is typed waits', async () => {
  const first = await revision();
  const page = await atConsole(browser.context, world, 'gferreira');
  await openSection(page, 'SIS pages');
  const open = page.getByRole('button', { name: 'North Harbor SIS, single page (demo). Open it.' });
  await open.waitFor();
  await sound(page);
  await open.click();
  await page.getByRole('heading', { level: 2, name: 'North Harbor SIS, single page (demo)' }).waitFor();
  const text = page.getByRole('textbox', { name: 'Adapter (JSON)' });
  await text.waitFor();
  await page.getByText('Nothing read yet').first().waitFor();
  await sound(page);

  const before = await text.inputValue();
  await text.fill(before.replace('"idKind": "studentNumber"', '"idKind": "wish"'));
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByText('Not saved: one place is wrong. It stands below.').waitFor();
  await page.getByText('idKind cannot be used as it is.').waitFor();
  await sound(page);
  await text.fill(before.replace('single page (demo)', 'second try'));
  await page.getByText('One place differs from the published revision').click();
  await page.getByText('"North Harbor SIS, single page (demo)" → "North Harbor SIS, second try"').waitFor();
  await page.getByRole('textbox', { name: 'Note for colleagues (what is new)' }).fill('Another title');

  await openSection(page, 'Letters');
  await openSection(page, 'SIS pages');
  await open.click();
  await text.waitFor();
  expect(await text.inputValue()).toContain('second try');
  await page.getByRole('button', { name: 'Keep as draft' }).click();
  await page.getByText(`Kept as revision ${first + 1}, a draft. What is in force has not changed.`).waitFor();
  expect(await stands()).toEqual([`in force ${first}`]);

  const draft = { name: `Publish revision ${first + 1}`, exact: true };
  await page.getByRole('button', draft).click();
  await page.getByRole('heading', { name: `Publish the text of revision ${first + 1}` }).waitFor();
  await sound(page);
  await page.getByRole('dialog').getByRole('button', draft).click();
  await page.getByText(`Published. Revision ${first + 2} is in force.`).waitFor();
  expect(await stands()).toEqual([`in force ${first + 2}`]);

  await page.getByRole('button', { name: 'Switch off', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off', exact: true }).click();
  await page.getByText('Switched off. Panels read nothing from these pages.').waitFor();
  expect(await stands()).toEqual(['switched-off']);
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: `Download revision ${first}`, exact: true }).click();
  const file = await (await saved).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    id: ID,
    title: 'North Harbor SIS, single page (demo)',
  });
  const back = { name: `Publish revision ${first}`, exact: true };
  await page.getByRole('button', back).click();
  await page.getByRole('dialog').getByRole('button', back).click();
  await page.getByText(`Published. Revision ${first + 3} is in force.`).waitFor();
  expect(await stands()).toEqual([`in force ${first + 3}`]);
  await page.getByText(`Published from the text of revision ${first + 1}`).waitFor();
}, 180_000);

it('begins an adapter from a ready one, and shows one that switched itself off where an administrator looks', async () => {
  const page = await atConsole(browser.context, world, 'gferreira');
  await openSection(page, 'SIS pages');
  await page.getByRole('button', { name: 'New adapter' }).click();
  await page.getByRole('heading', { level: 2, name: 'New adapter' }).waitFor();
  await page.getByRole('button', { name: 'Begin it' }).click();
  await page.getByText('Choose a ready adapter.', { exact: true }).waitFor();
  await page.getByText(/^Write scheme and host in small letters/).waitFor();
  await sound(page);
  await page.getByLabel('Begin with').selectOption({ index: 1 });
  await page.getByLabel('Title').fill('Our SIS');
  await page.getByRole('textbox', { name: 'Id', exact: true }).fill(ID);
  await page.getByLabel('Address of the SIS').fill('https://sis.example.org');
  await page.getByRole('button', { name: 'Begin it' }).click();
  await page.getByText('Another adapter has this id.').waitFor();
  await page.getByRole('textbox', { name: 'Id', exact: true }).fill('our-sis');
  await page.getByRole('button', { name: 'Begin it' }).click();
  await page.getByText('Begun as a draft. Put its places right below, then publish it.').waitFor();
  await page.getByRole('heading', { level: 2, name: 'Our SIS' }).waitFor();
  await page.getByRole('textbox', { name: 'Adapter (JSON)' }).waitFor();
  await sound(page);

  for (const name of ['rortiz', 'ptran', 'jmwangi']) await reportWrong(name);
  await page.reload();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^SIS pages.*1/ })
    .waitFor();
  await openSection(page, 'SIS pages');
  await page.getByText('One adapter was switched off because it read too much wrong').waitFor();
  await sound(page);
  expect(await stands()).toEqual(['failing']);
}, 180_000);
