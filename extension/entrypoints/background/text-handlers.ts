import type { PageRequests } from '../../messages.ts';
import type { OpKindHere } from '../../sync/batch.ts';
import { saveText, type SaveParts, seenOf, type ToSave } from '../../sync/save-text.ts';
import type { AnyText, Owner } from '../../sync/kept-text.ts';
import type { Sender } from '../../sync/senders.ts';
import { currentDraft } from '../../sync/drafts.ts';
import { tidied } from '../../sync/step-text.ts';
import { workItems } from '../../sync/work.ts';
import { authorNow } from './author.ts';
import {
  disclosures,
  drafts,
  letters,
  names,
  outbox,
  ports,
  pull,
  sheets,
  steps,
  tabs,
  unopenedCount,
  vault,
} from './core.ts';
import type { PageHandlers } from './page-handlers.ts';
import { readAgain } from './pages.ts';

type Names =
  | `draft.${'keep' | 'drop'}`
  | 'contact.add'
  | 'text.take-back'
  | `sheet.${'keep' | 'drop' | 'write'}`
  | `case.${'keep' | 'drop' | 'write'}`
  | `letter.${'keep' | 'drop' | 'send'}`
  | `disclosure.${'keep' | 'drop' | 'record'}`
  | `name.${'keep' | 'drop' | 'send'}`
  | `work.${'list' | 'drop' | 'send'}`
  | 'updates.show';
type Saved = PageRequests['contact.add'][1];
type Kept = PageRequests['draft.keep'][1];
const OK = { ok: true } as const;
const DRAFTS = { contact: drafts, sheet: sheets, case: steps, letter: letters, disclosure: disclosures, name: names };

/** What somebody writes about a student: while it is written, while it waits, and when it could not be sent. */
export const textHandlers: Pick<PageHandlers, Names> = {
  'draft.keep': (body, sender) => keep('contact', body, sender),
  'draft.drop': ({ textId }) => drop('contact', textId),
  'contact.add': (body, sender) => save('contact', body, sender),

  'text.take-back': async ({ opId }, sender) => {
    const { owner } = await authorNow();
    const ok = owner !== null && (await isFormFree(owner, opId, sender)) && (await outbox.takeBack(owner, isOp(opId)));
    if (ok) await tabs.pushAll();
    return { ok };
  },

  'sheet.keep': (body, sender) => keep('sheet', body, sender),
  'sheet.drop': ({ textId }) => drop('sheet', textId),
  'sheet.write': (body, sender) => save('sheet', body, sender),

  'case.keep': (body, sender) => keep('case', { ...body, form: tidied(body.form) }, sender),
  'case.drop': ({ textId }) => drop('case', textId),
  'case.write': (body, sender) => save('case', { ...body, form: tidied(body.form) }, sender),

  'letter.keep': (body, sender) => keep('letter', body, sender),
  'letter.drop': ({ textId }) => drop('letter', textId),
  'letter.send': (body, sender) => save('letter', body, sender),

  'disclosure.keep': (body, sender) => keep('disclosure', body, sender),
  'disclosure.drop': ({ textId }) => drop('disclosure', textId),
  'disclosure.record': (body, sender) => save('disclosure', body, sender),

  'name.keep': (body, sender) => keep('name', body, sender),
  'name.drop': ({ textId }) => drop('name', textId),
  'name.send': (body, sender) => save('name', body, sender),

  'updates.show': async (_body, sender) => {
    const tabId = ports.tabOf(sender);
    if (tabId !== null) await tabs.dispatch(tabId, { kind: 'show-updates' });
    return OK;
  },

  'work.list': async () => {
    const { owner, token } = await authorNow();
    if (!owner || token === null) return { items: [], unopened: 0 };
    const terms = await vault.terms(owner.serverUrl);
    const items = workItems(await vault.ownedBy(owner), terms?.draftDays ?? null);
    return { items, unopened: unopenedCount() };
  },

  'work.drop': async ({ id }) => {
    const { owner } = await authorNow();
    const ok = owner !== null && (await outbox.discard(owner, id));
    await tabs.pushAll();
    return { ok };
  },

  'work.send': async () => {
    const { owner } = await authorNow();
    if (owner) await outbox.sendAgain(owner);
    await tabs.pushAll();
    return OK;
  },
};

async function keep<K extends OpKindHere>(
  kind: K,
  { studentId, textId, form }: Omit<ToSave<K>, 'epoch'>,
  sender: Sender,
): Promise<Kept> {
  const { owner } = await authorNow();
  const tabId = ports.writerOf(sender);
  if (!owner || tabId === null) return { ok: false };
  const at = Date.now();
  tabs.hold({ tabId, kind, studentId, textId });
  const seen = seenOf(tabs.state(tabId), studentId);
  const said = await draftsOf(kind).keepText(owner, { textId, subject: studentId, seen, form, at });
  if (kind === 'sheet') pull.began(studentId);
  return said === 'not-kept' ? { ok: false } : { ok: true, at };
}

async function drop(kind: OpKindHere, textId: string): Promise<{ ok: true }> {
  const { owner } = await authorNow();
  if (owner) await DRAFTS[kind].dropText(owner, textId);
  return OK;
}

const isOp = (opId: string) => (text: AnyText) => text.opId === opId;

/** Whether nothing else is being written in this panel about whom the op is about. */
async function isFormFree(owner: Owner, opId: string, sender: Sender): Promise<boolean> {
  const tabId = ports.tabOf(sender);
  const texts = await vault.ownedBy(owner);
  const text = texts.find(isOp(opId));
  if (tabId === null || !text) return false;
  const elsewhere = tabs.heldElsewhere(tabId);
  const free = texts.filter(({ id }) => !elsewhere.has(id));
  return currentDraft(free, text.kind, text.subject) === null;
}

async function save<K extends OpKindHere>(kind: K, body: ToSave<K>, sender: Sender): Promise<Saved> {
  const { owner, token } = await authorNow();
  const tabId = ports.tabOf(sender);
  if (tabId === null) return { ok: false, why: { cause: 'mismatch' } };
  if (!owner || token === null) return { ok: false, why: { cause: 'signed-out' } };
  tabs.hold({ tabId, kind, studentId: body.studentId, textId: body.textId });
  const parts: SaveParts<K> = {
    drafts: draftsOf(kind),
    outbox,
    owner,
    now: Date.now,
    readAgain: (frameId) => readAgain(tabId, frameId),
    wait: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms, null);
      }),
  };
  const saved = await saveText(parts, tabs.state(tabId), body);
  // What waits now is shown in every panel of the author.
  await tabs.pushAll();
  return saved;
}

/** The drafts of one form; the map holds each under its own kind. */
function draftsOf<K extends OpKindHere>(kind: K): SaveParts<K>['drafts'] {
  return DRAFTS[kind] as unknown as SaveParts<K>['drafts'];
}
