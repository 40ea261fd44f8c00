import { startBrowser } from './browser.ts';
import { specifyFixtures } from './fixture-sis-spec.ts';

/** Random navigations of each SIS; `npm run soak` makes more. */
const STEPS = Number(process.env.FIXTURE_STEPS ?? 12);

specifyFixtures(async (world) => {
  const { context, close } = await startBrowser(world);
  return { newPage: () => context.newPage(), close };
}, STEPS);
