/** How bad it is: a warning can wait until tomorrow, a fault cannot. */
export type Level = 'ok' | 'warning' | 'fault';

/** One line of the doctor's report. It names no student and holds no secret. */
export interface Finding {
  readonly level: Level;
  /** What was looked at: `last backup`. */
  readonly about: string;
  readonly text: string;
}

export const ok = (about: string, text: string): Finding => ({ level: 'ok', about, text });
export const warning = (about: string, text: string): Finding => ({ level: 'warning', about, text });
export const fault = (about: string, text: string): Finding => ({ level: 'fault', about, text });

/** One fault a text, or that all is well. */
export function faultsOr(about: string, faults: readonly string[], well: string): Finding[] {
  return faults.length === 0 ? [ok(about, well)] : faults.map((text) => fault(about, text));
}
