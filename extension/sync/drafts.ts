import type { Seen } from '../../shared/sis/sighting.ts';
import { isBlankRelease } from '../../shared/ui/disclosures/release-draft.ts';
import { isBlankName } from '../../shared/ui/names/name-draft.ts';
import { isBlankApplication, isBlankCase, isBlankLetter, isBlankNote, isBlankSheet, isBlankThreat } from './blank.ts';
import { type AnyText, type Forms, type KeptText, type Owner, sameForm, type TextKind, wordsOf } from './kept-text.ts';
import { onRebased } from './batch.ts';
import type { Vault } from './vault.ts';

/** When there is nothing in a form to keep. */
const IS_BLANK: { [K in TextKind]: (form: Forms[K]) => boolean } = {
  contact: isBlankNote,
  sheet: isBlankSheet,
  case: isBlankCase,
  letter: isBlankLetter,
  disclosure: isBlankRelease,
  name: isBlankName,
  application: isBlankApplication,
  threat: isBlankThreat,
};

/** What a form holds: `textId` tells it from what is written about the same student in another. */
export interface FormText<K extends TextKind> {
  readonly textId: string;
  readonly subject: string;
  readonly seen: Seen | null;
  readonly form: Forms[K];
  readonly at: number;
}

/** `waiting` and `applied`: the very same was saved before, and its form did not hear of it. */
export type KeptAs = 'kept' | 'not-kept' | 'waiting' | 'applied';

/** Text being typed. Kept at once at each call; gone when it was saved or when the user says so. */
export class Drafts<K extends TextKind> {
  readonly #vault: Vault;
  readonly #kind: K;
  readonly #newId: () => string;

  constructor(vault: Vault, kind: K, newId: () => string) {
    this.#vault = vault;
    this.#kind = kind;
    this.#newId = newId;
  }

  /** Keeps what a form holds, also for after a restart; an empty form drops its own draft, and no other. */
  async keepText(owner: Owner, { textId, ...typed }: FormText<K>): Promise<KeptAs> {
    let said: KeptAs = 'kept';
    const safe = await this.#vault.change(owner, async (mine) => {
      const before = mine.find(({ id }) => id === textId) ?? null;
      const written = { ...typed, form: onRebased(before, typed.form) };
      if (await this.#vault.applied.has(textId, written.form)) {
        said = 'applied';
        return { drop: [textId] };
      }
      if (IS_BLANK[this.#kind](written.form)) return { drop: before?.state === 'draft' ? [textId] : [] };
      if (before?.state === 'waiting' && sameForm(before.form, written.form)) {
        said = 'waiting';
        return {};
      }
      const common = { owner, kind: this.#kind, id: textId, ...written };
      // The server may have this already: it stays what it was, and what is written now is another text.
      if (before && mayBeApplied(before))
        return { put: [{ ...before, id: this.#newId() }, draftOf(mine, { ...common, before: null })], wholly: true };
      return { put: [draftOf(mine, { ...common, before: before as KeptText<K> | null })] };
    });
    return safe ? said : 'not-kept';
  }

  /** Drops what a form holds. What was saved is no draft any more, and stays. */
  async dropText(owner: Owner, textId: string): Promise<void> {
    await this.#vault.change(owner, (mine) => ({
      drop: mine.filter(({ id, state }) => id === textId && state !== 'waiting').map(({ id }) => id),
    }));
  }

  /** Keeps the one text that there is about a subject; an empty form drops it. True when it is kept. */
  keep(owner: Owner, subject: string, seen: Seen | null, form: Forms[K], at: number): Promise<boolean> {
    return this.#vault.change(owner, (mine) => {
      const last = currentDraft(mine, this.#kind, subject);
      if (IS_BLANK[this.#kind](form)) return { drop: last ? [last.id] : [] };
      // One that came back from a restart goes on, unless something else was begun.
      const before = last && (!last.restored || goesOn(this.#kind, last.form as Forms[K], form)) ? last : null;
      const id = before?.id ?? this.#newId();
      return { put: [draftOf(mine, { owner, kind: this.#kind, id, before, subject, seen, form, at })] };
    });
  }

  /** Drops what was sent as this op and applied; text that was written meanwhile stays. */
  async applied(owner: Owner, opId: string): Promise<void> {
    await this.#vault.change(owner, (mine) => ({
      drop: mine.filter((text) => text.opId === opId).map(({ id }) => id),
    }));
  }

  /** The op under which this text is sent: always the same one until it was applied, so that resending is safe. */
  async opIdFor(owner: Owner, subject: string, form: Forms[K]): Promise<string> {
    let opId = this.#newId();
    await this.#vault.change(owner, (mine) => {
      const draft = currentDraft(mine, this.#kind, subject);
      if (!draft || !sameForm(draft.form, form)) return {};
      opId = draft.opId ?? opId;
      return { put: [{ ...draft, opId }] };
    });
    return opId;
  }

  async ownedBy(owner: Owner): Promise<KeptText<K>[]> {
    return draftsIn(await this.#vault.ownedBy(owner), this.#kind);
  }

  /** The draft about this subject; null when there is none. */
  async of(owner: Owner, subject: string): Promise<KeptText<K> | null> {
    return currentDraft(await this.#vault.ownedBy(owner), this.#kind, subject);
  }
}

/** The drafts of one form among somebody's texts. */
export function draftsIn<K extends TextKind>(texts: readonly AnyText[], kind: K): KeptText<K>[] {
  return texts.filter((text): text is KeptText<K> => text.kind === kind && text.state === 'draft');
}

/** The draft that a blank form goes on with: the latest. */
export function currentDraft<K extends TextKind>(
  texts: readonly AnyText[],
  kind: K,
  subject: string,
): KeptText<K> | null {
  return draftsIn(texts, kind).findLast((text) => text.subject === subject) ?? null;
}

interface Written<K extends TextKind> {
  readonly owner: Owner;
  readonly kind: K;
  readonly id: string;
  /** The text that goes on with it. */
  readonly before: KeptText<K> | null;
  readonly subject: string;
  readonly seen: Seen | null;
  readonly form: Forms[K];
  readonly at: number;
}

/** What was written, as a draft. */
function draftOf<K extends TextKind>(mine: readonly AnyText[], written: Written<K>): KeptText<K> {
  const { owner, kind, id, before, subject, seen, form, at } = written;
  const same = before !== null && sameForm(before.form, form);
  return {
    id,
    ...owner,
    kind,
    subject,
    seen: seen ?? before?.seen ?? null,
    form,
    keptAt: at,
    order: before?.order ?? nextOrder(mine, at),
    state: 'draft',
    why: null,
    // The same text may be sent again under the same op; other text is another op.
    opId: same ? before.opId : null,
    sent: false,
    standsOn: before?.standsOn ?? waitingAbout(mine, kind, subject),
    restored: same && before.restored,
    warnedAt: null,
  } as KeptText<K>;
}

/** Ops of one's own that wait: what is begun now is written on from them. */
function waitingAbout(mine: readonly AnyText[], kind: TextKind, subject: string): string[] {
  return mine.flatMap((text) =>
    text.kind === kind && text.subject === subject && text.state === 'waiting' && text.opId !== null ? [text.opId] : [],
  );
}

/** Whether the server was asked to apply a text and has not answered: it is not its author's alone any more. */
export const mayBeApplied = ({ state, sent }: AnyText): boolean => state === 'waiting' && sent;

export function nextOrder(mine: readonly AnyText[], at: number): number {
  return Math.max(at, ...mine.map(({ order }) => order + 1));
}

const SAME_START = 8;

/** Whether a form goes on with an earlier text: something written in that one is begun alike in this one. */
function goesOn<K extends TextKind>(kind: K, before: Forms[K], after: Forms[K]): boolean {
  const starts = (form: Forms[K]) =>
    wordsOf(kind, form).flatMap((text) => (text.trim() === '' ? [] : [text.trim().slice(0, SAME_START)]));
  const now = new Set(starts(after));
  return starts(before).some((start) => now.has(start));
}

/** A kept draft as a page is given it back. */
export const asDraft = <K extends TextKind>({ form, keptAt }: KeptText<K>): { form: Forms[K]; keptAt: number } => ({
  form: form as Forms[K],
  keptAt,
});

/** The same, with which text it is. */
export const asText = <K extends TextKind>(text: KeptText<K>) => ({ textId: text.id, ...asDraft<K>(text) });
