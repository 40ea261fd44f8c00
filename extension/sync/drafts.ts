import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { ApplicationForm, ThreatForm } from '../messages.ts';
import { isBlankApplication, isBlankNote, isBlankThreat } from './blank.ts';
import type { Kept } from './kept.ts';
import { oneAtATime } from './queue.ts';
import { KEYS, type Key, type KeptDraft } from './storage-keys.ts';

/** Whose draft: it is offered to this author, for this subject, on this server, and to nobody else. */
export interface DraftOwner {
  serverUrl: string;
  staffId: string;
}

/** One kind of form: where its drafts are, and when there is nothing in it to keep. */
export interface DraftKind<F> {
  readonly key: Key<KeptDraft<F>[]>;
  isBlank(form: F): boolean;
}

export const NOTES: DraftKind<ContactForm> = { key: KEYS.drafts, isBlank: isBlankNote };
export const APPLICATIONS: DraftKind<ApplicationForm> = { key: KEYS.applications, isBlank: isBlankApplication };
export const THREATS: DraftKind<ThreatForm> = { key: KEYS.threats, isBlank: isBlankThreat };

/** Text being typed. Kept at once at each call; dropped when it was saved or when the user says so. */
export class Drafts<F extends object> {
  readonly #kept: Kept;
  readonly #kind: DraftKind<F>;
  readonly #inTurn = oneAtATime();

  constructor(kept: Kept, kind: DraftKind<F>) {
    this.#kept = kept;
    this.#kind = kind;
  }

  /** Keeps the text; an empty form drops the draft. Answers when it is stored, with the time given. */
  async keep(owner: DraftOwner, subject: string, sisId: string | null, form: F, at: number): Promise<void> {
    await this.#change((all) => {
      const before = all.find((draft) => isOf(draft, owner, subject));
      const others = all.filter((draft) => draft !== before);
      if (this.#kind.isBlank(form)) return others;
      // The same text may be sent again under the same op; other text is another op.
      const opId = before && sameForm(before.form, form) ? before.opId : null;
      return [...others, { ...owner, subject, sisId: sisId ?? before?.sisId ?? null, form, keptAt: at, opId }];
    });
  }

  async drop(owner: DraftOwner, subject: string): Promise<void> {
    await this.#change((all) => all.filter((draft) => !isOf(draft, owner, subject)));
  }

  /** Drops what was sent as this op and applied; text that was written meanwhile stays. */
  async applied(owner: DraftOwner, subject: string, opId: string): Promise<void> {
    await this.#change((all) => all.filter((draft) => !isOf(draft, owner, subject) || draft.opId !== opId));
  }

  /** The op under which this text is sent: always the same one until it was applied, so that resending is safe. */
  async opIdFor(owner: DraftOwner, subject: string, form: F, mint: () => string): Promise<string> {
    let opId = mint();
    await this.#change((all) =>
      all.map((draft) => {
        if (!isOf(draft, owner, subject) || !sameForm(draft.form, form)) return draft;
        opId = draft.opId ?? opId;
        return { ...draft, opId };
      }),
    );
    return opId;
  }

  async ownedBy(owner: DraftOwner): Promise<KeptDraft<F>[]> {
    return (await this.#all()).filter(
      (draft) => draft.serverUrl === owner.serverUrl && draft.staffId === owner.staffId,
    );
  }

  /** The draft about this subject; null when there is none. */
  async of(owner: DraftOwner, subject: string): Promise<KeptDraft<F> | null> {
    return (await this.#all()).find((draft) => isOf(draft, owner, subject)) ?? null;
  }

  async #all(): Promise<KeptDraft<F>[]> {
    return (await this.#kept.read(this.#kind.key)) ?? [];
  }

  #change(change: (all: KeptDraft<F>[]) => KeptDraft<F>[]): Promise<void> {
    return this.#inTurn(async () => this.#kept.write(this.#kind.key, change(await this.#all())));
  }
}

function isOf(draft: KeptDraft<unknown>, owner: DraftOwner, subject: string): boolean {
  return draft.subject === subject && draft.staffId === owner.staffId && draft.serverUrl === owner.serverUrl;
}

function sameForm<F extends object>(a: F, b: F): boolean {
  return (Object.keys(a) as (keyof F)[]).every((name) => a[name] === b[name]);
}

/** A kept draft as a page is given it back. */
export const asDraft = <F>({ form, keptAt }: KeptDraft<F>): { form: F; keptAt: number } => ({ form, keptAt });
