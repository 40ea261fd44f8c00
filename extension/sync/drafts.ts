import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { ContactDraft } from '../messages.ts';
import type { Kept } from './kept.ts';
import { oneAtATime } from './queue.ts';
import { KEYS, type KeptDraft } from './storage-keys.ts';

/** Whose draft: it is offered to this author, for this student, on this server, and to nobody else. */
export interface DraftOwner {
  serverUrl: string;
  staffId: string;
}

/** Text being typed. Kept at once at each call; dropped when it was saved or when the user says so. */
export class Drafts {
  readonly #kept: Kept;
  readonly #inTurn = oneAtATime();

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  /** Keeps the text; an empty note drops the draft. Answers when it is stored, with the time given. */
  async keep(owner: DraftOwner, studentId: string, sisId: string | null, form: ContactForm, at: number): Promise<void> {
    await this.#change((all) => {
      const before = all.find((draft) => isOf(draft, owner, studentId));
      const others = all.filter((draft) => draft !== before);
      if (form.note.trim() === '') return others;
      // The same text may be sent again under the same op; other text is another op.
      const opId = before && sameForm(before.form, form) ? before.opId : null;
      return [...others, { ...owner, studentId, sisId: sisId ?? before?.sisId ?? null, form, keptAt: at, opId }];
    });
  }

  async drop(owner: DraftOwner, studentId: string): Promise<void> {
    await this.#change((all) => all.filter((draft) => !isOf(draft, owner, studentId)));
  }

  /** Drops what was sent as this op and applied; text that was written meanwhile stays. */
  async applied(owner: DraftOwner, studentId: string, opId: string): Promise<void> {
    await this.#change((all) => all.filter((draft) => !isOf(draft, owner, studentId) || draft.opId !== opId));
  }

  /** The op under which this text is sent: always the same one until it was applied, so that resending is safe. */
  async opIdFor(owner: DraftOwner, studentId: string, form: ContactForm, mint: () => string): Promise<string> {
    let opId = mint();
    await this.#change((all) =>
      all.map((draft) => {
        if (!isOf(draft, owner, studentId) || !sameForm(draft.form, form)) return draft;
        opId = draft.opId ?? opId;
        return { ...draft, opId };
      }),
    );
    return opId;
  }

  async ownedBy(owner: DraftOwner): Promise<KeptDraft[]> {
    return (await this.#all()).filter(
      (draft) => draft.serverUrl === owner.serverUrl && draft.staffId === owner.staffId,
    );
  }

  async #all(): Promise<KeptDraft[]> {
    return (await this.#kept.read(KEYS.drafts)) ?? [];
  }

  #change(change: (all: KeptDraft[]) => KeptDraft[]): Promise<void> {
    return this.#inTurn(async () => this.#kept.write(KEYS.drafts, change(await this.#all())));
  }
}

function isOf(draft: KeptDraft, owner: DraftOwner, studentId: string): boolean {
  return draft.studentId === studentId && draft.staffId === owner.staffId && draft.serverUrl === owner.serverUrl;
}

function sameForm(a: ContactForm, b: ContactForm): boolean {
  return (Object.keys(a) as (keyof ContactForm)[]).every((name) => a[name] === b[name]);
}

export const asDraft = ({ form, keptAt }: KeptDraft): ContactDraft => ({ form, keptAt });
