import { describe } from 'vitest';
import { specifyFixtures } from '../e2e/fixture-sis-spec.ts';
import { isFirefoxLeftOut } from '../tools/find-firefox.mjs';
import { startFirefox } from './firefox.ts';

/** Few: Chromium goes many random ways, and what differs in Firefox shows on the pages themselves. */
const STEPS = 3;

describe.skipIf(isFirefoxLeftOut())('in Firefox', () => specifyFixtures(startFirefox, STEPS));
