import { ROLE_TITLES } from '../../shared/access/roles.ts';
import type { Opening } from './browser.ts';
import { demoSignIns } from './district/index.ts';
import { DEMO_PASSWORD } from './seed.ts';

interface Addresses {
  readonly url: string;
  readonly sisUrl: string;
  readonly first: string;
  readonly extension: string;
  readonly opening: Opening;
}

const COLUMN = 14;

/** Says where everything is, who can sign in, and how to see the panel when no browser was opened. */
export function announce({ url, sisUrl, first, extension, opening }: Addresses): void {
  const people = demoSignIns.map(
    ({ username, role, name }) => `    ${username.padEnd(COLUMN)}${ROLE_TITLES[role].en}, ${name}`,
  );
  const lines = [
    '',
    'Facesheet is running with the demo district North Harbor. All people are made up.',
    '',
    `  Console    ${url}/console/      what each role does besides: access, people, reports, the audit trail`,
    `  Demo SIS   ${sisUrl}/            any user name below, password "sis"`,
    '',
    `  Sign-ins to Facesheet, password "${DEMO_PASSWORD}":`,
    ...people,
    '',
    ...(opening.opened ? ['  A browser has been opened on a student page.'] : byHand(opening.why, extension, first)),
    '  Press the Facesheet tab at the right edge of the page, or Alt+Shift+S. Ctrl-C here ends everything.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function byHand(why: string, extension: string, first: string): string[] {
  return [
    `  ${why} To see the panel in Chrome, Edge or Chromium:`,
    '    1. open chrome://extensions and switch on "Developer mode"',
    `    2. "Load unpacked" and choose ${extension}`,
    `    3. open ${first}`,
  ];
}
