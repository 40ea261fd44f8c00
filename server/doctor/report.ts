import type { Finding, Level } from './finding.ts';
import type { ShownSetting } from './settings.ts';

export interface Report {
  readonly settings: readonly ShownSetting[];
  readonly findings: readonly Finding[];
}

/** Exit codes: 3 leaves 1 and 2 to what every command means by them. */
export const EXIT: Readonly<Record<Level, number>> = { ok: 0, fault: 1, warning: 3 };

/** The mark says by its shape what a colour would say. */
const MARKS: Readonly<Record<Level, string>> = { ok: '✓ ok     ', warning: '! warning', fault: '✗ fault  ' };

/** The worst of all findings. */
export function levelOf(findings: readonly Finding[]): Level {
  return (['fault', 'warning'] as const).find((level) => findings.some((one) => one.level === level)) ?? 'ok';
}

/** The report for a person. */
export function reportText({ settings, findings }: Report): string {
  const width = Math.max(0, ...settings.map(({ name }) => name.length));
  const lines = [
    'Settings',
    ...settings.map(({ name, value }) => `  ${name.padEnd(width)}  ${value}`),
    '',
    ...findings.map(({ level, about, text }) => `${MARKS[level]}  ${about}: ${text}`),
    '',
    summary(findings),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The report for a machine. */
export function reportJson({ settings, findings }: Report): string {
  return `${JSON.stringify({ level: levelOf(findings), settings, findings }, undefined, 2)}\n`;
}

function summary(findings: readonly Finding[]): string {
  const count = (level: Level) => findings.filter((one) => one.level === level).length;
  const parts = [counted(count('fault'), 'fault'), counted(count('warning'), 'warning')];
  const said = parts.filter((part) => part !== '').join(', ');
  return said === '' ? 'All is well.' : `${said}.`;
}

function counted(n: number, word: string): string {
  if (n === 0) return '';
  return n === 1 ? `1 ${word}` : `${n} ${word}s`;
}
