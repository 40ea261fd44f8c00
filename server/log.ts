import pino from 'pino';

export type Log = pino.Logger;

/** All that a line may say besides its text. Nothing else comes through, whoever passes it: a line names no student. */
const KEYS = ['requestId', 'method', 'route', 'status', 'ms', 'kind', 'at'] as const;

/** The entry of a line, without what is not named above (R60: values belong to the trail's own table alone). */
export function onlyKnown(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(KEYS.flatMap((key) => (Object.hasOwn(entry, key) ? [[key, entry[key]]] : [])));
}

const BUFFER = 4096;
const FLUSH_MS = 1000;

/**
 * The server's own log, apart from the audit trail: no names, no bodies, no headers. Lines are written a few at a time,
 * at the latest after a second and when the program ends: one write a request costs as much as answering some.
 */
export function createLog(level: string): Log {
  const out = pino.destination({ sync: false, minLength: BUFFER });
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: onlyKnown } },
    out,
  );
  if (level !== 'silent') setInterval(() => out.flush(), FLUSH_MS).unref();
  return log;
}
