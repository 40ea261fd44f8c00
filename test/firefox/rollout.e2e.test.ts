import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolloutFiles } from '../../extension/rollout/files.ts';
import { beside, KIRI, shows } from '../e2e/acts.ts';
import { firefoxPolicy, type MachinePolicy, mayRuleMachine, NOT_ROOT } from '../e2e/machine-policy.ts';
import { rollOut, type RolledOut } from '../e2e/rolled-out.ts';
import { startWorld, type World } from '../e2e/world.ts';
import { isFirefoxLeftOut } from '../tools/find-firefox.mjs';
import { type Firefox, startManagedFirefox } from './firefox.ts';

/** Of this test alone: every Firefox on the machine reads the policy while it runs. */
const GECKO_ID = 'rollout-test@facesheet.example';
const PATIENCE_MS = 45_000;

describe.skipIf(isFirefoxLeftOut() || !mayRuleMachine)(`a district's roll-out in Firefox (else: ${NOT_ROOT})`, () => {
  let world: World;
  let rolledOut: RolledOut;
  let policy: MachinePolicy | undefined;
  let firefox: Firefox;

  beforeAll(async () => {
    policy = firefoxPolicy();
    world = await startWorld();
    const wishes = { serverUrl: world.url, sites: [world.sisUrl], locale: 'en', blankMinutes: 5 } as const;
    rolledOut = await rollOut(wishes, GECKO_ID);
    policy.set(rolloutFiles(rolledOut.plan)['firefox-policies.json'] ?? '');
    firefox = await startManagedFirefox(GECKO_ID);
  });
  afterAll(async () => {
    // First of all: whatever else fails, nothing of it stays on the machine.
    policy?.remove();
    await firefox.close();
    await rolledOut.close();
    await world.end();
  });

  it('installs the district’s own build, shows what the district set, and runs on the SIS without a question', async () => {
    const page = await beside(firefox, world, 'rortiz', KIRI);
    await shows(page, 'Kiri Baptiste-Nguyen', PATIENCE_MS);
    await page.close();
    expect(rolledOut.fetched).toContain('facesheet.xpi');
    const options = await firefox.ownPage('options.html');
    await options.getByText('Set by your district').waitFor();
    await options.getByText('after 5 minutes without a key or a press').waitFor();
    expect(await options.getByLabel('Server address').inputValue()).toBe(world.url);
    await options.close();
  });
});
