import { type Adapter, parseAdapter } from '../../../shared/sis/adapter.ts';
import type { Candidate } from '../../../shared/sis/describe/candidates.ts';
import {
  blankAdapter,
  includingFrame,
  markWith,
  pathExpression,
  withoutPage,
  withoutPlace,
  withPage,
  withPlace,
  withStudentPage,
} from '../../../shared/sis/describe/drafting.ts';
import type { PickedField } from '../../../shared/sis/describe/pick-dom.ts';
import { hasPersonWord, personWordsIn } from '../../../shared/sis/describe/person-words.ts';
import { lacksOf, type TriedPage } from '../../../shared/sis/describe/proof.ts';
import type { Trial } from '../../../shared/sis/describe/try-adapter.ts';
import type { FramePlace } from '../../../shared/sis/match.ts';
import type { Ask } from '../../entrypoints/panel/ask.ts';
import type { Trouble } from '../../messages.ts';
import type { FrameTrial, Picked } from './adapter-messages.ts';
import { outcomeOf, outcomeWords, triedAs } from './outcome.ts';

/** A page that was tried, as the list of them says it. */
export interface TriedRow extends TriedPage {
  readonly words: string;
}
export type Saving =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'saved'; readonly revision: number; readonly publish: boolean }
  | { readonly kind: 'failed'; readonly why: Trouble };

/** An adapter that is being written beside the page that it describes. Whatever is changed is kept at once. */
export class DescribeDesk {
  readonly #ask: Ask;
  readonly #key: string;
  readonly origin: string;
  adapter = $state.raw<Adapter | null>(null);
  /** What was read of persons since the window was opened. */
  persons = $state.raw<readonly string[]>([]);
  /** What the adapter makes of the page as it was read last; null while it is being read. */
  frames = $state.raw<readonly FrameTrial[] | null>(null);
  others = $state.raw<readonly FramePlace[]>([]);
  pointing = $state<PickedField | null>(null);
  picked = $state.raw<{ field: PickedField; found: Picked } | null>(null);
  /** Nothing was found where somebody pointed, or beside the words they wrote. */
  missed = $state<{ field: PickedField; by: 'point' | 'words' } | null>(null);
  tried = $state.raw<readonly TriedRow[]>([]);
  /** What was changed last could not be kept on this computer. */
  unkept = $state(false);
  saving = $state.raw<Saving>({ kind: 'idle' });
  /** A student was read at the address that is said to be this: only a mark tells them apart. */
  sameAs = $state<'roster' | 'none' | null>(null);
  marking = $state(false);
  /** What was pointed at may be a person's, or says nothing. */
  badMark = $state(false);
  readonly outcome = $derived(this.frames === null ? null : outcomeOf(this.frames));
  readonly lacks = $derived(lacksOf(this.tried));
  readonly faults = $derived(this.adapter === null ? [] : faultsOf(this.adapter));
  /** Words of persons that stand in it: with them it is not kept. */
  readonly personal = $derived(this.adapter === null ? [] : personWordsIn(this.adapter, this.persons));
  #reading = 0;
  #studentPaths: readonly string[] = [];

  constructor(ask: Ask, key: string, origin: string) {
    this.#ask = ask;
    this.#key = key;
    this.origin = origin;
  }

  /** Begins with an adapter, or with a blank one for the page beside the window. */
  async begin(adapter: Adapter | null): Promise<void> {
    this.adapter = adapter ?? blankAdapter(await this.#topPlace());
    this.#keep();
    await this.read();
  }

  /** Reads the page again, as it is now. */
  async read(): Promise<void> {
    if (this.adapter === null) return;
    const turn = (this.#reading += 1);
    const json = JSON.stringify(this.adapter);
    const said = await this.#ask('adapter.try', { key: this.#key, json }).catch(() => ({ frames: [], others: [] }));
    if (turn !== this.#reading) return;
    this.frames = said.frames;
    const read = said.frames.flatMap(({ trial }) => namesRead(trial));
    this.persons = [...this.persons, ...read.filter((one) => !this.persons.includes(one))];
    this.others = said.others;
  }

  /** Lets the reader point at a field on the page. */
  async point(field: PickedField): Promise<void> {
    this.#forgetPick();
    this.pointing = field;
    const { picked } = await this.#ask('adapter.pick', { key: this.#key, field }).catch(() => ({ picked: null }));
    const given = this.pointing === field;
    this.pointing = null;
    if (given && picked) this.#show(field, picked, 'point');
  }

  async stopPointing(): Promise<void> {
    this.pointing = null;
    this.marking = false;
    await this.#ask('adapter.pick-stop', { key: this.#key }).catch(() => undefined);
  }

  /** Looks for a value beside a label of these words. */
  async lookBeside(field: PickedField, words: string): Promise<void> {
    this.#forgetPick();
    const { picked } = await this.#ask('adapter.beside', { key: this.#key, field, words }).catch(() => ({
      picked: null,
    }));
    if (picked) this.#show(field, picked, 'words');
    else this.missed = { field, by: 'words' };
  }

  /** Takes a way to read the field, and the witnesses that were chosen with it. */
  async use(candidate: Candidate, witnesses: readonly Candidate[]): Promise<void> {
    if (this.picked === null || this.adapter === null) return;
    const { field, found } = this.picked;
    const pageId = this.#pageHere();
    let next = includingFrame(this.adapter, found.place);
    next = withPlace(next, { field, source: candidate.source, witness: false, pageId });
    if (field === 'sisId' || field === 'name') next = withStudentPage(next, candidate.source, pageId);
    for (const { source } of witnesses) next = withPlace(next, { field, source, witness: true, pageId });
    this.#forgetPick();
    await this.change(next);
  }

  useNone(): void {
    this.#forgetPick();
  }

  async takeOut(field: PickedField, at: number): Promise<void> {
    if (this.adapter) await this.change(withoutPlace(this.adapter, { field, at, pageId: this.#pageHere() }));
  }

  /** Says that the page beside the window is about nobody, or lists many: by its address. */
  async callPage(kind: 'roster' | 'none'): Promise<void> {
    const place = this.#placeHere() ?? (await this.#topPlace());
    if (this.adapter === null) return;
    const path = pathExpression(place);
    this.badMark = false;
    this.sameAs = this.#studentPaths.includes(path) ? kind : null;
    if (this.sameAs !== null) return;
    await this.change(withPage(includingFrame(this.adapter, place), kind, { path }));
  }

  /** Lets the reader point at something that only this kind of page has, where the address tells nothing. */
  async pointMark(): Promise<void> {
    this.marking = true;
    this.badMark = false;
    const { mark } = await this.#ask('adapter.mark', { key: this.#key }).catch(() => ({ mark: null }));
    const [given, kind] = [this.marking, this.sameAs];
    this.marking = false;
    if (!given || mark === null || kind === null || this.adapter === null) return;
    const when = hasPersonWord(mark.text, this.persons) ? null : markWith(mark.css, mark.text);
    this.badMark = when === null;
    if (when) await this.change(withPage(this.adapter, kind, when));
  }

  async takeOutPage(id: string): Promise<void> {
    if (this.adapter) await this.change(withoutPage(this.adapter, id));
  }

  /** Every change is kept, and makes what was tried before worth nothing. */
  async change(next: Adapter): Promise<void> {
    this.adapter = next;
    this.tried = [];
    this.saving = { kind: 'idle' };
    this.sameAs = null;
    this.#keep();
    await this.read();
  }

  /** A name changes nothing about what is read. */
  rename(title: string): void {
    if (this.adapter === null) return;
    this.adapter = { ...this.adapter, title };
    this.#keep();
  }

  /** Says whether the page was read rightly. */
  judge(right: boolean): void {
    if (this.outcome === null) return;
    const page = triedAs(this.outcome, right);
    if (page === null) return;
    const place = this.#placeHere();
    if (right && page.outcome === 'student' && place)
      this.#studentPaths = [...this.#studentPaths, pathExpression(place)];
    const words = outcomeWords(this.outcome);
    this.tried = [...this.tried.filter((row) => row.words !== words), { ...page, words }];
  }

  async save(publish: boolean): Promise<void> {
    if (this.adapter === null || this.saving.kind === 'busy') return;
    this.saving = { kind: 'busy' };
    const adapter: Adapter = { ...this.adapter, status: publish ? 'verified' : 'draft' };
    const body = { key: this.#key, json: JSON.stringify(adapter), publish };
    const said = await this.#ask('adapter.save', body).catch(() => NO_SERVER);
    if (!said.ok) {
      this.saving = { kind: 'failed', why: said.why };
      return;
    }
    const isSame = JSON.stringify({ ...this.adapter, status: '' }) === JSON.stringify({ ...adapter, status: '' });
    this.adapter = { ...this.adapter, status: adapter.status, revision: said.revision };
    // What was written meanwhile is not with the server.
    this.#keep(isSame ? '' : undefined);
    this.saving = { kind: 'saved', revision: said.revision, publish };
  }

  #show(field: PickedField, found: Picked, by: 'point' | 'words'): void {
    if (found.candidates.length > 0) this.picked = { field, found };
    else this.missed = { field, by };
  }

  #forgetPick(): void {
    this.picked = null;
    this.missed = null;
  }

  #keep(json = JSON.stringify(this.adapter)): void {
    void this.#ask('adapter.draft', { key: this.#key, json })
      .catch(() => ({ ok: false }))
      .then(({ ok }) => {
        this.unkept = !ok;
      });
  }

  /** The frame that the adapter read, or would have to. */
  #placeHere(): FramePlace | undefined {
    const read = this.frames?.find(({ trial }) => trial.sighting.outcome !== 'no-fingerprint');
    return read?.place ?? this.frames?.at(-1)?.place ?? this.others.at(-1);
  }

  /** The page of the adapter that the page beside the window is, whose own fields come first. */
  #pageHere(): string {
    return this.frames?.find(({ trial }) => trial.page !== '')?.trial.page ?? '';
  }

  async #topPlace(): Promise<FramePlace> {
    const json = JSON.stringify(
      this.adapter ?? blankAdapter({ url: `${this.origin}/`, name: '', top: true, topUrl: null }),
    );
    const { frames, others } = await this.#ask('adapter.try', { key: this.#key, json });
    const all = [...frames.map(({ place }) => place), ...others];
    return all.find(({ top }) => top) ?? { url: `${this.origin}/`, name: '', top: true, topUrl: null };
  }
}

/** Names and numbers that a page said of somebody. */
function namesRead({ fields }: Trial): string[] {
  const about = fields.filter(({ field }) => field === 'name' || field === 'sisId' || field === 'commonName');
  return about.flatMap(({ places }) => places.flatMap(({ reads }) => reads ?? []));
}

const NO_SERVER = { ok: false as const, why: { cause: 'server' as const, requestId: '' } };

/** Where an adapter is none, by the names of its parts; empty when it is one. */
function faultsOf(adapter: Adapter): string[] {
  const parsed = parseAdapter(JSON.stringify(adapter));
  return parsed.ok ? [] : parsed.issues.map(({ place, code }) => (place === '' ? code : place));
}

/** What was kept of an adapter, where it is still one. */
export function draftOf(json: string): Adapter | null {
  if (json === '') return null;
  const parsed = parseAdapter(json);
  return parsed.ok ? parsed.adapter : null;
}
