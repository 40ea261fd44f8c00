/**
 * The one place that looks at a database's errors. Only a kind and a constraint's name go on: drivers repeat SQL,
 * parameter values and keys in their messages, and those would put student data into the log.
 */
export type StoreErrorKind = 'unique' | 'foreign-key' | 'busy' | 'full' | 'append-only' | 'other';

export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  readonly engineCode: string;

  constructor(kind: StoreErrorKind, engineCode: string) {
    super(`The database refused: ${kind} (${engineCode})`);
    this.name = 'StoreError';
    this.kind = kind;
    this.engineCode = engineCode;
  }
}

const KINDS: Record<string, StoreErrorKind> = {
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign-key',
  SQLITE_CONSTRAINT_TRIGGER: 'append-only',
  SQLITE_BUSY: 'busy',
  SQLITE_FULL: 'full',
};

/** An engine's error as a `StoreError`; anything else comes back as it is. */
export function mapStoreError(error: unknown): unknown {
  const code = engineCode(error) ?? (error instanceof Error ? engineCode(error.cause) : undefined);
  return code === undefined ? error : new StoreError(KINDS[code] ?? 'other', code);
}

function engineCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code.startsWith('SQLITE_') ? error.code : undefined;
}
