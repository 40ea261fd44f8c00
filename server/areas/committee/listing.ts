import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, classFilterFor, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { problems } from '../../errors.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { committedTo } from '../cases/case-row.ts';
import { type NamesInUse, namesInUse, withFlag } from '../names/names-in-use.ts';
import { agendaOf, type OnAgenda } from './agenda-of.ts';
import type { CaseSight } from './agenda.repo.ts';

/** How something of a committee's day is asked for. */
export interface Asking {
  readonly store: Store;
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  readonly timeZone: string;
}

/** What was found, of which day, and whose cases it shows. */
interface Listed<T> {
  readonly day: string;
  readonly shown: readonly OnAgenda[];
  readonly value: T;
}

/** What a reader of agendas reads with. */
export interface Sight {
  readonly may: Authorized<'case.list'>;
  readonly filter: CaseSight;
  readonly casesOn: (day: string) => Promise<readonly OnAgenda[]>;
  /** The same with the names in use, for who works with the students (R204): on a list and in a packet of the reader's own. */
  readonly calledOn: (day: string) => Promise<readonly OnAgenda[]>;
}

/**
 * Reads of a committee's day what the reader may see of its students, and leaves one entry with a commitment to whose
 * cases were shown (R60). `resource` says in what form: `agenda`, `packet`, `calendar`.
 * @throws `not-allowed` for who works on no cases
 */
export async function listed<T>(
  { store, context, signedIn, timeZone }: Asking,
  resource: string,
  work: (q: Reader, sight: Sight) => Promise<Listed<T>>,
): Promise<T> {
  const { actor, locale } = signedIn;
  const event = { action: 'committee.view', resource } as const;
  const found = await store.read(context, async (q) => {
    const decided = decideGlobal(actor, 'case.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const filter = classFilterFor(actor, 'case.view', 'casework');
    const casesOn = (day: string) => agendaOf(q, filter, day, { at: context.at, timeZone });
    const calledOn = async (day: string) => called(await casesOn(day), await namesInUse(q, actor));
    const { day, shown, value } = await work(q, { may: decided.grant, filter, casesOn, calledOn });
    const { ruleIds, fieldClasses: opened, purpose } = decided.grant.decision;
    const fieldClasses = shown.some(({ row }) => row.case.called !== undefined) ? withFlag(opened) : opened;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses, purpose };
    return audited(
      { ...allowed, detail: JSON.stringify({ day, ...committedTo(shown.map(({ found: one }) => one)) }) },
      { value },
    );
  });
  if (found === undefined) throw problems.notAllowed(explainRefusal('case.list', locale));
  return found.value;
}

/** The same cases with the names in use. */
const called = (all: readonly OnAgenda[], { of }: NamesInUse): readonly OnAgenda[] =>
  all.map((one) => ({ ...one, row: { ...one.row, case: { ...one.row.case, ...of(one.found.studentId) } } }));
