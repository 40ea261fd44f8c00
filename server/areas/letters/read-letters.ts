import { isRole, ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { Letter, LetterForm, Letters } from '../../../shared/areas/letters/letter.ts';
import { inRosterName } from '../../../shared/areas/names/in-roster-name.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal, grantUnder, type Locale } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readStudent, type StudentRow } from '../cases/student.repo.ts';
import { fullNameOf, namesHiddenFrom, namingInLetter } from '../names/naming.ts';
import { type KeptLetter, lettersOf, openCasePlace, writerName } from './letter.repo.ts';
import { readTemplates, readTemplatesAt } from './templates.ts';

type View = Authorized<'student.view'>;

/** Who reads, and about whom. */
interface Reading {
  readonly grant: View;
  readonly student: StudentRow;
}

/** Whose letters, and by which clock their days are. */
interface Asked {
  readonly studentId: string;
  readonly timeZone: string;
}

/**
 * The letters about a student, for whoever may read the student's cases, of which they tell; one's own for whoever
 * reads the casework alone. What a new one is begun from, for whoever may write one. One entry a view. Throws `not-visible` alike
 * for a hidden and an unknown student, `not-allowed` where the student is open and the casework is not.
 */
export async function readLetters(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  { studentId, timeZone }: Asked,
): Promise<Letters> {
  const found = await store.read<Letters | { visible: boolean }>(context, async (q) => {
    const event: AuditEvent = { action: 'letters.view', studentId, resource: 'letter', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'student.view');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, { visible: false });
    const { grant } = answer;
    const { fieldClasses, purpose, ruleIds } = grant.decision;
    if (!grant.fieldClasses.has('casework')) return audited({ ...event, ruleIds }, { visible: true });
    const grantId = grantUnder(grant.decision);
    const allowed: AuditEvent = { ...event, decision: 'allowed', fieldClasses, purpose, ruleIds, grantId };
    const templates = grant.abilities.includes('contact.add') ? await readTemplates(q) : null;
    const student = await readStudent(q, grant);
    if (student === undefined) throw new Error('A permitted student has no row.');
    return audited(allowed, {
      letters: await toLetters(q, { grant, student }, locale, timeZone),
      templates,
      places: await placesOf(q, { grant, student }),
    });
  });
  if ('letters' in found) return found;
  const would = explainRefusal('student.view', locale);
  throw found.visible ? problems.notAllowed(would) : problems.notVisible(would);
}

async function toLetters(q: Reader, { grant, student }: Reading, locale: Locale, timeZone: string): Promise<Letter[]> {
  const isOpen = grant.abilities.includes('case.view');
  const rows = (await lettersOf(q, grant)).filter(({ authorId }) => isOpen || authorId === grant.actor.staffId);
  const titleOf = await titles(q, rows, locale);
  // R197, R204: a letter that went out under a name which the reader may not know.
  const hidden = rows.length === 0 ? [] : await namesHiddenFrom(q, grant, student);
  const shown = (text: string) => inRosterName(text, hidden, student);
  return rows.map((row) => ({
    letterId: row.id,
    form: { ...toForm(row), to: shown(row.toName), subject: shown(row.subject), body: shown(row.body) },
    title: titleOf(row),
    day: dayIn(timeZone, row.recordedAt),
    author: {
      name: row.author,
      role: isRole(row.authorRole) ? ROLE_TITLES[row.authorRole][locale] : row.authorRole,
      own: row.authorId === grant.actor.staffId,
    },
  }));
}

/** As it was sent: what stands in the columns came in by the form's schema. */
function toForm({ template, version, lang, party, toName, way, subject, body }: KeptLetter): LetterForm {
  return { template, version, lang, party, to: toName, way, subject, body } as LetterForm;
}

/** What each letter's template was called in the version sent. */
async function titles(q: Reader, rows: readonly KeptLetter[], locale: Locale): Promise<(row: KeptLetter) => string> {
  const known = new Map<number, ReadonlyMap<string, string>>();
  for (const version of new Set(rows.map((row) => row.version))) {
    const at = await readTemplatesAt(q, version);
    known.set(version, new Map(at?.templates.map(({ key, title }) => [key, title[locale]])));
  }
  return ({ version, template }) => known.get(version)?.get(template) ?? template;
}

/** What is known of the places of a template. What a case says is for whoever may read the student's cases. */
async function placesOf(q: Reader, { grant, student }: Reading): Promise<Letters['places']> {
  const { actor, studentId } = grant;
  const named = await namingInLetter(q, grant, student);
  const cases = await decideStudent(q, actor, studentId, 'case.view');
  const open = cases.allow ? await openCasePlace(q, cases.grant) : undefined;
  return {
    student: named === null ? fullName(student) : fullNameOf(named.name),
    school: grant.fieldClasses.has('directory') ? (open?.school ?? student.building ?? '') : '',
    worker: await writerName(q, grant),
    meeting: open?.meetingOn ?? '',
    day: actor.asOf.day,
  };
}
