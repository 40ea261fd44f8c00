import type { FieldConflict, SheetRevs } from '../../shared/areas/cases/sheet.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';
import type { Op, OpKind } from '../../shared/wire/ops.ts';
import type { Issue } from '../../shared/wire/problem.ts';
import type { SignedIn } from '../http/context.ts';
import type { Tx } from '../store/store.ts';

/** What a command may know besides its op. */
export interface CommandContext {
  readonly signedIn: SignedIn;
  readonly timeZone: string;
}

/** What a command did. `event` goes into the trail in the same transaction, also when it was refused. */
export type Effect =
  | {
      readonly outcome: 'applied';
      readonly rev: number;
      readonly revs?: SheetRevs;
      readonly event: AuditEvent;
      /** Of each other student that it is about. */
      readonly others?: readonly AuditEvent[];
    }
  | { readonly outcome: 'refused'; readonly code: string; readonly text: string; readonly event: AuditEvent }
  | { readonly outcome: 'conflict'; readonly fields: FieldConflict[]; readonly event: AuditEvent }
  | { readonly outcome: 'invalid'; readonly issues: Issue[]; readonly event: AuditEvent };

/** One verb a file. Runs inside the op's transaction; decides, writes, and says what the trail must hold. */
export type Command<K extends OpKind> = (
  tx: Tx,
  context: CommandContext,
  body: Extract<Op, { kind: K }>['body'],
) => Promise<Effect>;
