import fc from 'fast-check';
import { expect } from 'vitest';
import type { AnyText } from '../kept-text.ts';
import { currentDraft } from '../drafts.ts';
import { saveText } from '../save-text.ts';
import { NO_NEWS } from '../tab-news.ts';
import { draftOwner } from '../tab-view.ts';
import { NEW_TAB, type TabState } from '../tab-state.ts';
import type { TestRemote } from './fake-server.ts';
import { form, type SeenStudent, sheetOf, uuidOf } from './samples.ts';
import { type Act, PEOPLE, type Step, stepArbitrary, STUDENTS, YEAR_MS } from './steps.ts';
import { TestBrowser, type Worker } from './test-browser.ts';

/** Each thing that is typed can be told from all others, and says who typed it. */
const TYPED = /\d+ typed by \d/gu;
const START = Date.UTC(2026, 10, 1);

/** Who is owed a text, and where. */
interface Owed {
  readonly browser: 0 | 1;
  readonly person: number;
  /** It was saved: however old it becomes, it is discarded by nobody but its author. */
  saved: boolean;
}

/** What a panel holds in a form: it stays on screen when the worker is stopped. */
interface OpenForm {
  readonly key: string;
  readonly kind: 'contact' | 'sheet';
  readonly student: number;
  readonly person: number;
  readonly textId: string;
  readonly text: string;
}

/**
 * Two people at two browsers, and a server; what was typed, and must not be lost from the moment that its author was
 * told that it is kept.
 */
class Model {
  readonly browsers: readonly [TestBrowser, TestBrowser];
  readonly #remote: TestRemote;
  readonly #owed = new Map<string, Owed>();
  /** What panels hold in their forms, by browser, panel, kind and student. */
  readonly #forms = new Map<string, OpenForm>();
  /** What was discarded: its author was told that it is nowhere. */
  readonly #discarded: string[] = [];
  readonly #people = new Map<string, number>();
  #clock = START;
  #ids = 0;
  #typed = 0;
  /** The clock jumped so far that drafts may be discarded for their age. */
  #aged = false;

  constructor(remote: TestRemote) {
    this.#remote = remote;
    const outside = { fetch: remote.fetch, newId: () => this.#newId(), now: () => this.#clock };
    this.browsers = [new TestBrowser(outside), new TestBrowser(outside)];
  }

  async step({ browser, crashAt, act, beside }: Step): Promise<void> {
    this.#clock += 1_000;
    const at = this.browsers[browser];
    const survived = await at.worker.run(
      (worker) => Promise.all([this.#act(worker, browser, act), beside && this.#act(worker, browser, beside)]),
      crashAt,
    );
    if (!survived) await at.restart({ all: false });
    await this.#check(at);
  }

  /** In the end, with everything in order again: each finds what they typed, or the server has it. */
  async settle(): Promise<void> {
    for (const person of PEOPLE) for (const student of STUDENTS) await this.#remote.allow(person, student, true);
    for (const [i, browser] of this.browsers.entries()) {
      browser.network = 'up';
      await browser.restart({ all: true });
      for (const person of PEOPLE) {
        await browser.worker.signIn(this.#remote.username(person));
        expect((await browser.worker.world.now()).session.me?.username).toBe(this.#remote.username(person));
        const shown = textsIn(JSON.stringify(await this.#shown(browser.worker)));
        const applied = (await this.#remote.applied()).filter(({ by }) => by === person);
        const there = new Set([...shown, ...textsIn(JSON.stringify(applied))]);
        const owed = [...this.#owed].filter(
          ([, from]) => from.browser === i && from.person === person && (from.saved || !this.#aged),
        );
        expect(owed.map(([typed]) => typed).filter((typed) => !there.has(typed))).toEqual([]);
        await this.#check(browser);
      }
    }
  }

  async #act(worker: Worker, browser: 0 | 1, act: Act): Promise<void> {
    switch (act.do) {
      case 'type':
        return this.#type(worker, browser, act);
      case 'save':
        return this.#save(worker, browser, act);
      case 'drop':
        return this.#drop(worker, browser, act);
      case 'discard':
        return this.#discard(worker, act);
      case 'take-back':
        return this.#takeBack(worker, act);
      case 'send-again': {
        const owner = await this.#owner(worker);
        return owner ? worker.outbox.sendAgain(owner) : undefined;
      }
      case 'alarm':
        return worker.outbox.send();
      case 'sign-in':
        return this.#signIn(worker, act.person);
      case 'sign-out':
        return worker.signOut();
      default:
        return this.#happen(browser, act);
    }
  }

  async #happen(browser: 0 | 1, act: Act): Promise<void> {
    if (act.do === 'restart') {
      if (act.all) for (const key of this.#forms.keys()) if (key.startsWith(`${browser} `)) this.#forms.delete(key);
      await this.browsers[browser].restart({ all: act.all });
    }
    if (act.do === 'network') this.browsers[browser].network = act.is;
    if (act.do === 'end-sessions') await this.#remote.endSessions();
    if (act.do === 'rotate') await this.#remote.rotate();
    if (act.do === 'allow') await this.#remote.allow(act.person, act.student, act.allowed);
    if (act.do !== 'clock') return;
    this.#clock += act.ms;
    this.#aged ||= Math.abs(act.ms) >= YEAR_MS;
  }

  async #type(worker: Worker, browser: 0 | 1, act: Extract<Act, { do: 'type' }>): Promise<void> {
    const owner = await this.#owner(worker);
    const person = this.#people.get(owner?.staffId ?? '');
    if (!owner || person === undefined) return;
    const held = await this.#form(worker, browser, person, act);
    const typed = `${(this.#typed += 1)} typed by ${person}`;
    // Whoever deletes what is before them and writes anew has discarded it.
    if (act.fresh) this.#forget(held.text);
    const text = held.text !== '' && !act.fresh ? `${held.text}, ${typed}` : typed;
    this.#forms.set(held.key, { ...held, text });
    const subject = this.#remote.studentId(act.student);
    const about = { textId: held.textId, subject, seen: this.#remote.seen(act.student), at: this.#clock };
    const said =
      act.kind === 'contact'
        ? await worker.contacts.keepText(owner, { ...about, form: noteForm(text) })
        : await worker.sheets.keepText(owner, { ...about, form: sheetForm(text) });
    if (said === 'kept') this.#owed.set(typed, { browser, person, saved: false });
  }

  /** The form of a panel as it stands; a blank one takes up the latest draft that no other panel holds. */
  async #form(
    worker: Worker,
    browser: 0 | 1,
    person: number,
    { panel, kind, student }: { panel: number; kind: 'contact' | 'sheet'; student: number },
  ): Promise<OpenForm> {
    const key = `${browser} ${panel} ${kind} ${student}`;
    const open = this.#forms.get(key);
    if (open?.person === person) return open;
    const held = new Set([...this.#forms.values()].map(({ textId }) => textId));
    const free = (await this.#shown(worker)).filter(({ id }) => !held.has(id));
    const draft = currentDraft(free, kind, this.#remote.studentId(student));
    const [textId, text] = draft ? [draft.id, wordsIn(draft)] : [this.#newId(), ''];
    return { key, kind, student, person, textId, text };
  }

  async #save(worker: Worker, browser: 0 | 1, act: Extract<Act, { do: 'save' }>): Promise<void> {
    const owner = await this.#owner(worker);
    const { session } = await worker.world.now();
    const person = this.#people.get(owner?.staffId ?? '');
    const written = [...this.#forms.values()].filter(
      (form) => form.key.startsWith(`${browser} `) && form.person === person && form.text !== '',
    );
    const form = written[act.at % Math.max(1, written.length)];
    if (!owner || session.me === null || !form) return;
    const seen = this.#remote.seen(form.student);
    const parts = {
      outbox: worker.outbox,
      owner,
      now: () => this.#clock,
      readAgain: () => Promise.resolve({ outcome: 'student' as const, seen }),
      wait: () => new Promise<null>(() => undefined),
    };
    const studentId = this.#remote.studentId(form.student);
    const tab = tabOf(studentId, seen);
    const about = { studentId, textId: form.textId, epoch: tab.epoch };
    const said =
      form.kind === 'contact'
        ? await saveText({ ...parts, drafts: worker.contacts }, tab, { ...about, form: noteForm(form.text) })
        : await saveText({ ...parts, drafts: worker.sheets }, tab, { ...about, form: sheetForm(form.text) });
    // A form that hears nothing still holds its text, and may save it again.
    if (said.ok) this.#forms.delete(form.key);
  }

  async #drop(worker: Worker, browser: 0 | 1, act: Extract<Act, { do: 'drop' }>): Promise<void> {
    const owner = await this.#owner(worker);
    const form = this.#forms.get(`${browser} ${act.panel} ${act.kind} ${act.student}`);
    if (!owner || !form || form.person !== this.#people.get(owner.staffId)) return;
    this.#forget(form.text);
    this.#forms.delete(form.key);
    await worker.contacts.dropText(owner, form.textId);
  }

  async #discard(worker: Worker, { at }: { at: number }): Promise<void> {
    const owner = await this.#owner(worker);
    const text = (await this.#shown(worker))[at];
    if (!owner || !text) return;
    this.#forget(wordsIn(text));
    const ok = await worker.outbox.discard(owner, text.id);
    const isHeld = [...this.#forms.values()].some(({ textId }) => textId === text.id);
    if (ok && !isHeld) this.#discarded.push(wordsIn(text));
  }

  async #takeBack(worker: Worker, { at }: { at: number }): Promise<void> {
    const owner = await this.#owner(worker);
    const text = (await this.#shown(worker)).filter(({ state }) => state !== 'draft')[at];
    if (!owner || !text) return;
    for (const typed of textsIn(wordsIn(text))) {
      const owed = this.#owed.get(typed);
      if (owed) owed.saved = false;
    }
    await worker.outbox.takeBack(owner, ({ id }) => id === text.id);
  }

  async #signIn(worker: Worker, person: number): Promise<void> {
    await worker.signIn(this.#remote.username(person));
    const { session } = await worker.world.now();
    if (session.me?.username === this.#remote.username(person)) this.#people.set(session.me.staffId, person);
  }

  #forget(text: string): void {
    for (const typed of textsIn(text)) this.#owed.delete(typed);
  }

  #newId(): string {
    return uuidOf(String((this.#ids += 1)));
  }

  /** Whoever is at the browser: also when their session ended under their hands. */
  async #owner(worker: Worker) {
    const { settings, session } = await worker.world.now();
    return session.me === null && session.why !== 'expired' ? null : draftOwner(settings, session);
  }

  async #shown(worker: Worker): Promise<AnyText[]> {
    const owner = await this.#owner(worker);
    return owner ? worker.vault.ownedBy(owner) : [];
  }

  async #check(browser: TestBrowser): Promise<void> {
    expect(textsIn(JSON.stringify(browser.cells.local))).toEqual([]);
    const owner = await this.#owner(browser.worker);
    const person = this.#people.get(owner?.staffId ?? '');
    const foreign = (text: string) => textsIn(text).filter((typed) => !typed.endsWith(` ${person ?? '-'}`));
    // A worker that was started locks first, and so does whoever comes or goes: nothing of others is readable.
    expect(foreign(JSON.stringify(browser.cells.session))).toEqual([]);
    for (const text of await this.#shown(browser.worker)) {
      for (const typed of textsIn(wordsIn(text))) {
        const owed = this.#owed.get(typed);
        if (owed) owed.saved = text.state !== 'draft';
      }
    }
    const applied = await this.#remote.applied();
    for (const { by, text } of applied) expect(textsIn(text).filter((typed) => !typed.endsWith(` ${by}`))).toEqual([]);
    const times = applied.map(({ by, about, text }) => `${by} ${about} ${text}`);
    expect(times).toEqual([...new Set(times)]);
    expect(applied.filter(({ text }) => this.#discarded.includes(text))).toEqual([]);
  }
}

const textsIn = (text: string): string[] => text.match(TYPED) ?? [];

function wordsIn(text: AnyText): string {
  if (text.kind === 'contact') return text.form.note;
  return text.kind === 'sheet' ? (text.form.fields[0]?.text ?? '') : '';
}

const sheetForm = (text: string) => ({ fields: [{ field: 'goals' as const, text, baseRev: 0 }] });

const noteForm = (note: string) => ({ ...form, note });

function tabOf(id: string, seen: SeenStudent): TabState {
  const sheet = sheetOf(seen.sisId);
  const faceSheet = { ...sheet, student: { ...sheet.student, id } };
  const answer = { kind: 'student', seen, faceSheet, at: 0, news: NO_NEWS, offline: null } as const;
  return { ...NEW_TAB, epoch: 1, frames: { 0: { outcome: 'student', seen } }, answer };
}

const alone = { browser: 0, crashAt: null, beside: null } as const;
const saving = { ...alone, act: { do: 'save', at: 0 } } as const;

/** The server applied it, its answer was lost, and its author wants it back, or discards it. */
const LOST_ANSWER: Step[] = [
  { ...alone, act: { do: 'type', panel: 0, kind: 'contact', student: 0, fresh: true } },
  { ...alone, act: { do: 'network', is: 'answers lost' } },
  saving,
  { ...alone, act: { do: 'take-back', at: 0 } },
  { ...alone, act: { do: 'discard', at: 0 } },
  { ...alone, act: { do: 'network', is: 'up' } },
  saving,
];

/**
 * Random interleavings of two people at two browsers, crashes between any two steps, lost answers, revoked rights,
 * clocks that jump, and new keys: nothing typed is lost, nothing is applied twice, and nobody sees another's.
 */
export async function checkClientCore(
  remote: () => Promise<TestRemote>,
  { runs, steps, seed = Date.now() }: { runs: number; steps: number; seed?: number },
): Promise<void> {
  process.stdout.write(`client core: seed ${seed}\n`);
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: steps, size: 'max' }), async (all) => {
      const model = new Model(await remote());
      for (const browser of [0, 1] as const)
        await model.step({ browser, crashAt: null, beside: null, act: { do: 'sign-in', person: browser } });
      for (const step of all) await model.step(step);
      await model.settle();
    }),
    { numRuns: runs, seed, examples: [[LOST_ANSWER]] },
  );
}
