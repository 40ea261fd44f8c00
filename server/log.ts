import pino from 'pino';

export type Log = pino.Logger;

/** The server's own log, apart from the audit trail: no names, no bodies, no headers. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
