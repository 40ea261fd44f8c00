import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolloutFiles } from '../../extension/rollout/files.ts';
import type { Plan } from '../../extension/rollout/plan.ts';
import { launchManaged } from '../tools/chromium.ts';
import { beside, KIRI, shows } from './acts.ts';
import { until } from './browser.ts';
import { chromiumPolicy, mayRuleMachine, NOT_ROOT } from './machine-policy.ts';
import { rollOut, type RolledOut } from './rolled-out.ts';
import { panelIsSound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

/** The browser asks its machine for policies as it likes. */
const PATIENCE_MS = 60_000;
const AWAY_MS = 6 * 60_000;

describe.skipIf(!mayRuleMachine)(`a district's roll-out in Chromium (else: ${NOT_ROOT})`, () => {
  const policy = chromiumPolicy(`facesheet-test-${process.pid}`);
  const profile = mkdtempSync(join(tmpdir(), 'facesheet-profile-'));
  let world: World;
  let rolledOut: RolledOut;
  let context: BrowserContext;
  let page: Page;

  /** The written policy, and that a test may look into what a policy installed. */
  const inForce = (plan: Plan) =>
    policy.set(
      JSON.stringify({
        ...(JSON.parse(rolloutFiles(plan)['chrome-edge-linux.json'] ?? '') as object),
        DeveloperToolsAvailability: 1,
      }),
    );

  beforeAll(async () => {
    world = await startWorld();
    rolledOut = await rollOut({
      serverUrl: world.url,
      sites: [world.sisUrl],
      locale: 'en',
      blankMinutes: 5,
      featuresOff: ['letters'],
    });
    inForce(rolledOut.plan);
    context = await launchManaged(profile);
  });
  afterAll(async () => {
    // First of all: whatever else fails, nothing of it stays on the machine.
    policy.remove();
    await context.close();
    await rolledOut.close();
    rmSync(profile, { recursive: true, force: true });
    await world.end();
  });

  it('installs the district’s own build from its own address, and shows what the district set', async () => {
    const { chromiumId } = rolledOut.plan;
    if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: PATIENCE_MS });
    expect(rolledOut.fetched).toEqual(['updates.xml', 'facesheet.crx']);
    page = await context.newPage();
    await page.goto(`chrome-extension://${chromiumId}/options.html`);
    await page.getByText('Set by your district').waitFor({ timeout: PATIENCE_MS });
    for (const text of [world.sisUrl, 'after 5 minutes without a key or a press', 'letters to the home']) {
      await page.getByText(text).first().waitFor();
    }
    expect(await page.getByLabel('Server address').inputValue()).toBe(world.url);
    expect(await page.getByLabel('Server address').getAttribute('readonly')).not.toBeNull();
    await page.close();
  });

  it('runs on the SIS without asking anybody for a permission', async () => {
    page = await beside(context, world, 'rortiz', KIRI);
    await shows(page, 'Kiri Baptiste-Nguyen', PATIENCE_MS);
  });

  it('covers student data once nobody was there for so long, and gives them back at a press', async () => {
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    await panel.getByRole('button', { name: /Note a contact/ }).click();
    await panel.getByLabel('What happened').fill('Half a sentence about');
    await panel.evaluate((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
      document.dispatchEvent(new Event('visibilitychange'));
    }, AWAY_MS);
    await panel.getByRole('button', { name: 'Show the folder again' }).waitFor();
    expect(await panel.evaluate(() => document.body.textContent)).not.toMatch(/Kiri|204417|Half a sentence/);
    await panelIsSound(page, 'covered');
    await panel.getByRole('button', { name: 'Show the folder again' }).click();
    await panel.getByRole('heading', { name: 'Kiri Baptiste-Nguyen' }).waitFor();
    expect(await panel.getByLabel('What happened').inputValue()).toBe('Half a sentence about');
  });

  it('leaves a site as soon as the district takes it from the list', async () => {
    const { plan } = rolledOut;
    inForce({ ...plan, policy: { ...plan.policy, sites: ['https://elsewhere.example'] } });
    const isClosed = () =>
      page.evaluate(() => {
        const dock = document.querySelector('facesheet-host')?.shadowRoot?.querySelector<HTMLElement>('.dock');
        return dock?.hidden === true;
      });
    await until(isClosed, 'the panel to be closed', PATIENCE_MS);
    await page.close();
  });
});
