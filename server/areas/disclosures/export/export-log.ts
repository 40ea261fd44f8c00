import {
  type DisclosureExportRequest,
  PDF_ROWS_MAX,
  SHEET_ROWS_MAX,
} from '../../../../shared/areas/disclosures/disclosure.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import { readAccountOf } from '../../../identity/accounts.repo.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { currentRev } from '../../../sync/rev.repo.ts';
import { buildings } from '../../access/mapping/role-map.repo.ts';
import { narrowed, withoutReceiver } from '../narrowed.ts';
import { countDisclosures } from '../tally.repo.ts';
import { type Ended, filePieces, type Source, TYPES } from './file.ts';
import type { Made } from './said.ts';

interface Asking {
  readonly store: Store;
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  readonly timeZone: string;
}

/** A file that is made while it is read. */
export interface LogFile {
  /** Nothing in it but a number: names of files are seen by everybody who passes by. */
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

type May = Authorized<'disclosure.list'>;
type Begun = { readonly may: May; readonly source: Omit<Source, 'store' | 'may'>; readonly made: Made };

/**
 * What a filter finds in the log, as a file (R119): of one moment, since nothing of a later revision is in it. That it
 * was asked for is in the trail, with the filter and how much it is, before any of it leaves; its SHA-256 before it
 * ends (R60). Throws `not-allowed` for whoever may not list the log, `invalid` for more than the kind of file can hold.
 */
export async function exportLog(asking: Asking, asked: DisclosureExportRequest): Promise<LogFile> {
  const { store, context, signedIn } = asking;
  const begun = await store.read<Begun | { code: string; path: string } | undefined>(context, async (q) => {
    const decided = decideGlobal(signedIn.actor, 'disclosure.list');
    if (!decided.allow) return audited({ ...EVENT, decision: 'refused' }, undefined);
    const { grant: may } = decided;
    const found = await begin(q, may, asking, asked);
    if ('code' in found) return audited({ ...eventOf(may), decision: 'failed' }, found);
    const detail = JSON.stringify({ ...withoutReceiver(asked), count: found.made.count, rev: found.source.rev });
    return audited({ ...eventOf(may), decision: 'allowed', detail }, found);
  });
  if (begun === undefined) throw problems.notAllowed(explainRefusal('disclosure.list', signedIn.locale));
  if ('code' in begun) throw problems.invalid([begun]);
  const { may, source, made } = begun;
  const ended = async (how: Ended) => {
    const decision = 'cut' in how ? 'failed' : 'allowed';
    const detail = JSON.stringify({ format: asked.format, ...how });
    await store.read(context, () =>
      Promise.resolve(audited({ ...eventOf(may), action: 'disclosure.file', decision, detail }, undefined)),
    );
  };
  return {
    name: `disclosures-${made.count}.${asked.format}`,
    type: TYPES[asked.format],
    pieces: filePieces({ store, may, ...source }, made, ended),
  };
}

async function begin(
  q: Reader,
  may: May,
  { context: { at }, signedIn, timeZone }: Asking,
  asked: DisclosureExportRequest,
): Promise<Begun | { code: string; path: string }> {
  const filter = await narrowed(q, may, asked);
  if (filter === 'too-many') return { path: 'receiver', code: 'too-many' };
  // Before the rows that it vouches for.
  const rev = await currentRev(q);
  const count = await countDisclosures(q, may, filter);
  if (count > mostOf(asked)) return { path: 'format', code: 'too-many' };
  const schools = new Map((await buildings(q)).map(({ id, name }) => [id, name]));
  const account = await readAccountOf(q, signedIn.actor.staffId);
  const made = { name: account?.name ?? '', locale: signedIn.locale, at, timeZone, asked, count, schools };
  return { may, source: { filter, rev }, made };
}

function mostOf({ format }: DisclosureExportRequest): number {
  if (format === 'pdf') return PDF_ROWS_MAX;
  return format === 'xlsx' ? SHEET_ROWS_MAX : Infinity;
}

const EVENT = { action: 'disclosure.export', resource: 'disclosure-log' } as const;

function eventOf({ decision }: May): Omit<AuditEvent, 'decision'> {
  const { ruleIds, fieldClasses, purpose } = decision;
  return { ...EVENT, ruleIds, fieldClasses, purpose };
}
