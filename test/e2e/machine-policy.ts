import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where Debian's browsers read what rules a whole machine. Only root may write there. */
const CHROMIUM = '/etc/chromium/policies/managed';
const FIREFOX = '/etc/firefox/policies/policies.json';

export const mayRuleMachine = process.platform === 'linux' && process.getuid?.() === 0;

/** Said where the test is not run: it counts as skipped. */
export const NOT_ROOT = 'A policy of the machine can be written by root on Linux alone: not tried here.';

export interface MachinePolicy {
  set(text: string): void;
  /** Nothing of it stays on the machine. */
  remove(): void;
}

/** A policy for Chromium, in a file of its own beside others. It must concern no id but its test's: all browsers read it. */
export const chromiumPolicy = (name: string): MachinePolicy => policyIn(`${CHROMIUM}/${name}.json`);

/** The one file of Firefox. Throws where there is one already: it is the machine's own. */
export function firefoxPolicy(): MachinePolicy {
  if (existsSync(FIREFOX)) throw new Error(`${FIREFOX} is there already. Move it aside to try a roll-out in Firefox.`);
  return policyIn(FIREFOX);
}

function policyIn(path: string): MachinePolicy {
  return {
    set(text) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
    remove: () => rmSync(path, { force: true }),
  };
}
