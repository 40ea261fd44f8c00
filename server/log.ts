import pino from 'pino';

export type Log = pino.Logger;

const BUFFER = 4096;
const FLUSH_MS = 1000;

/**
 * The server's own log, apart from the audit trail: no names, no bodies, no headers. Lines are written a few at a time,
 * at the latest after a second and when the program ends: one write a request costs as much as answering some.
 */
export function createLog(level: string): Log {
  const out = pino.destination({ sync: false, minLength: BUFFER });
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out);
  if (level !== 'silent') setInterval(() => out.flush(), FLUSH_MS).unref();
  return log;
}
