import type { DirectoryAsk, DirectoryDeny } from '../../../shared/areas/directory/directory.ts';
import { askFields, audienceOf, DENY_FIELDS } from '../../../shared/areas/directory/list-form.ts';
import { RECRUITER_GRADES } from '../../../shared/areas/directory/listed.ts';
import { daysAhead, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { insertList, insertListRequest, listRequestOf } from './list.repo.ts';
import { listing, openRequest } from './listing.ts';

const FIELDS = 'body.filled';

/** Enters that somebody asked the district's one desk for a list (R137, R160): a recruiter's clock runs from then on. */
export function askList(tx: Tx, context: CommandContext, { requestId, filled, scope }: DirectoryAsk): Promise<Effect> {
  return listing(tx, context, 'directory.ask', async (may, common) => {
    if ((await listRequestOf(tx, may, requestId)) !== undefined)
      return { code: 'list-kept', words: m.refused_list_kept };
    const fields = askFields(filled);
    const read = readFilled(fields, filled, FIELDS);
    if ('issues' in read) return read;
    const ahead = daysAhead(fields, read.filled, may.actor.asOf.day);
    const issues: Issue[] = ahead.map((name) => ({ path: `${FIELDS}.${name}`, code: 'future' }));
    // R160: of grades 11 and 12, and of no other.
    const isRecruiter = audienceOf(read.filled) !== 'public';
    if (isRecruiter && scope.grades.some((grade) => !RECRUITER_GRADES.includes(grade)))
      issues.push({ path: 'body.scope.grades', code: 'not-for-recruiters' });
    if (issues.length > 0) return { issues };
    const askedOn = textAt(read.filled, 'askedOn');
    const row = { id: requestId, askedOn, filled: JSON.stringify(read.filled), scope: JSON.stringify(scope) };
    await insertListRequest(tx, may, { ...row, ...common });
    return { detail: { requestId, audience: textAt(read.filled, 'audience') } };
  });
}

/** Answers a request without a list, with the reason. */
export function denyList(tx: Tx, context: CommandContext, { requestId, filled }: DirectoryDeny): Promise<Effect> {
  return listing(tx, context, 'directory.deny', async (may, common) => {
    const open = await openRequest(tx, may, requestId);
    if (!('found' in open)) return open;
    const read = readFilled(DENY_FIELDS, filled, FIELDS);
    if ('issues' in read) return read;
    const none = { items: '[]', listed: 0, refused: 0, sha256: '', locale: context.signedIn.locale, logged: false };
    const why = textAt(read.filled, 'why');
    await insertList(tx, may, { requestId, outcome: 'denied', why, ...none, ...common });
    return { detail: { requestId } };
  });
}
