import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeOffline, HOUR, sheetBy } from './testing/fake-offline.ts';
import { seenOf, uuidOf } from './testing/samples.ts';

const MINUTE = 60_000;
const seen = seenOf('1');

async function withKept(sheet = sheetBy('caseload')) {
  const all = fakeOffline();
  await all.offline.keep(await all.offline.asking(), seen, sheet);
  const found = async () => all.offline.find(await all.offline.asking(), seen);
  return { ...all, found };
}

describe('a face sheet of the own caseload', () => {
  it('is there while the server cannot be asked, with the hour it is of', async () => {
    const { found, world, isWatched } = await withKept();
    const at = world.now;
    world.now += HOUR;
    expect(await found()).toEqual({ faceSheet: sheetBy('caseload'), since: at, until: at + 2 * HOUR });
    expect(isWatched()).toBe(true);
  });

  it('says nothing on disk, under a name that says nothing', async () => {
    const { cells } = await withKept();
    expect(Object.keys(cells.local)).toEqual(['offline:id-1']);
    const disk = JSON.stringify(cells.local);
    for (const word of ['Name', 'test-sis', uuidOf('1'), 'counselor']) expect(disk).not.toContain(word);
    const { key } = cells.session.offline as { key: string };
    expect(disk).not.toContain(key);
  });

  it('is opened by its own key and under its own name alone', async () => {
    const { cells, found, offline } = await withKept();
    await offline.keep(await offline.asking(), seenOf('2'), sheetBy('caseload', '2'));
    const second = cells.local['offline:id-2'];
    cells.local['offline:id-1'] = second;
    expect(await found()).toBeNull();
  });

  it('gives way to the fresh one, of which there is one entry', async () => {
    const { offline, found, boxes } = await withKept();
    const fresh = { ...sheetBy('caseload'), rev: 9 };
    await offline.keep(await offline.asking(), null, fresh);
    expect((await found())?.faceSheet.rev).toBe(9);
    expect(boxes()).toHaveLength(1);
  });

  it('makes room for another when there are thirty', async () => {
    const { offline, found, boxes } = await withKept();
    for (let n = 2; n <= 31; n += 1) {
      await offline.keep(await offline.asking(), seenOf(String(n)), sheetBy('caseload', String(n)));
    }
    expect([await found(), boxes().length]).toEqual([null, 30]);
    expect(await offline.find(await offline.asking(), seenOf('2'))).not.toBeNull();
  });

  it('is not kept on anybody else’s word but the look-up’s: what is renewed must be there', async () => {
    const { offline, boxes } = fakeOffline();
    await offline.keep(await offline.asking(), null, sheetBy('caseload'));
    expect(boxes()).toEqual([]);
  });

  it('goes once it is seen by another right', async () => {
    const { offline, found, boxes } = await withKept();
    await offline.keep(await offline.asking(), seen, sheetBy('building'));
    expect([await found(), boxes()]).toEqual([null, []]);
  });

  it('is not kept when it is too long, or when there is no room', async () => {
    const sheet = sheetBy('caseload');
    const title = 'x'.repeat(200_000);
    const long = await withKept({ ...sheet, because: { ...sheet.because, title } });
    expect(await long.found()).toBeNull();
    const { offline, fail, boxes } = fakeOffline();
    fail.add('local');
    await offline.keep(await offline.asking(), seen, sheet);
    expect(await offline.find(await offline.asking(), seen)).toBeNull();
    expect(boxes()).toEqual([]);
  });

  it('may be as long as it is allowed to be', async () => {
    const sheet = sheetBy('caseload');
    const title = 'x'.repeat(190_000);
    const { found } = await withKept({ ...sheet, because: { ...sheet.because, title } });
    expect((await found())?.faceSheet.because.title).toBe(title);
  });
});

describe('nothing is kept', () => {
  it.each([
    ['where the district does not allow it', { token: 'a', hours: 0 }],
    ['for nobody', null],
  ])('%s', async (_why, session) => {
    const { offline, world, boxes } = fakeOffline();
    world.session = session;
    expect(await offline.asking()).toBeNull();
    await offline.keep(await offline.asking(), seen, sheetBy('caseload'));
    expect(boxes()).toEqual([]);
  });

  it.each([
    [
      'of what was asked for before a refusal',
      async (all: ReturnType<typeof fakeOffline>) => all.offline.refused(seen),
    ],
    ['of what somebody else asked for', (all) => void (all.world.session = { token: 'b', hours: 2 })],
    ['of what was asked for before the clock was set back', (all) => void (all.world.now -= 1)],
  ] as [string, (all: ReturnType<typeof fakeOffline>) => unknown][])('%s', async (_why, meanwhile) => {
    const all = fakeOffline();
    const asking = await all.offline.asking();
    await meanwhile(all);
    await all.offline.keep(asking, seen, sheetBy('caseload'));
    expect(all.boxes()).toEqual([]);
  });
});

describe('it is removed from the disk', () => {
  type All = Awaited<ReturnType<typeof withKept>>;
  it.each([
    ['when its time is over', ({ world, offline }) => ((world.now += 2 * HOUR), offline.sweep())],
    ['when the clock was set back', ({ world, offline }) => ((world.now -= 1), offline.sweep())],
    [
      'when somebody else is here',
      ({ world, offline }) => ((world.session = { token: 'b', hours: 2 }), offline.sweep()),
    ],
    ['when nobody is here any more', ({ world, offline }) => ((world.session = null), offline.sweep())],
    [
      'when the district takes it back',
      ({ world, offline }) => ((world.session = { token: 'a', hours: 0 }), offline.sweep()),
    ],
    ['when the server refuses the student', ({ offline }) => offline.gone(uuidOf('1'))],
    ['when the server refuses what the page shows', ({ offline }) => offline.refused(seen)],
    ['when everything is', ({ offline }) => offline.wipe()],
    ['when the browser was closed', ({ cells, start }) => ((cells.session = {}), start().start())],
  ] as [string, (all: All) => Promise<void>][])('%s', async (_why, happens) => {
    const all = await withKept();
    await happens(all);
    expect([await all.found(), all.boxes()]).toEqual([null, []]);
  });

  it('but not when only the worker was stopped', async () => {
    const { start, found } = await withKept();
    await start().start();
    expect(await found()).not.toBeNull();
  });
});

/** What may happen. Students are 0 to 2, people are named by their sessions. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('given' as const), student: fc.nat(2) }) },
  fc.record({ kind: fc.constant('given late' as const), student: fc.nat(2), then: fc.nat(2) }),
  fc.record({ kind: fc.constant('refused' as const), student: fc.nat(2) }),
  fc.record({ kind: fc.constant('gone' as const), student: fc.nat(2) }),
  fc.record({ kind: fc.constant('exception' as const), student: fc.nat(2) }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 150 }) }),
  },
  fc.record({ kind: fc.constant('set back' as const), minutes: fc.integer({ min: 2, max: 300 }) }),
  fc.record({ kind: fc.constant('session' as const), token: fc.constantFrom('a', 'b', null) }),
  fc.constant({ kind: 'worker' as const }),
  fc.constant({ kind: 'browser' as const }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const pageOf = (student: number) => seenOf(String(student));

/** What the server's last word about each student is, to whom, and the true hour of it. */
class Model {
  readonly all = fakeOffline();
  offline = this.all.offline;
  hour = 0;
  readonly permitted = new Map<number, { token: string; hour: number }>();

  async run(what: Step): Promise<void> {
    const { world, cells, start } = this.all;
    switch (what.kind) {
      case 'given':
        return this.#given(what.student, await this.offline.asking());
      case 'given late': {
        // Its answer comes after the word that ended it, about the same student or another.
        const asking = await this.offline.asking();
        await this.#refused(what.then);
        if (what.student !== what.then) return this.#given(what.student, asking);
        return this.offline.keep(asking, pageOf(what.student), sheetBy('caseload', String(what.student)));
      }
      case 'refused':
        return this.#refused(what.student);
      case 'gone':
        this.permitted.delete(what.student);
        return this.offline.gone(uuidOf(String(what.student)));
      case 'exception':
        this.permitted.delete(what.student);
        return this.offline.keep(
          await this.offline.asking(),
          pageOf(what.student),
          sheetBy('exception', String(what.student)),
        );
      case 'time':
        return this.#pass(what.minutes);
      case 'set back':
        world.now -= what.minutes * MINUTE;
        return this.#pass(1);
      case 'session':
        world.session = what.token === null ? null : { token: what.token, hours: 2 };
        return;
      case 'worker':
        this.offline = start();
        return this.offline.start();
      case 'browser':
        cells.session = {};
        world.session = null;
        this.permitted.clear();
        this.offline = start();
        return this.offline.start();
    }
  }

  /** As the alarm does, each minute. */
  async #pass(minutes: number): Promise<void> {
    for (let i = 0; i < minutes; i += 1) {
      this.hour += MINUTE;
      this.all.world.now += MINUTE;
      await this.offline.sweep();
    }
  }

  async #given(student: number, asking: Awaited<ReturnType<typeof this.offline.asking>>): Promise<void> {
    await this.offline.keep(asking, pageOf(student), sheetBy('caseload', String(student)));
    if (asking) this.permitted.set(student, { token: asking.token, hour: this.hour });
  }

  async #refused(student: number): Promise<void> {
    this.permitted.delete(student);
    await this.offline.refused(pageOf(student));
  }
}

describe('whatever happens', () => {
  it('shows nothing after its time, to another person, or that the server last refused', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const model = new Model();
        for (const what of steps) {
          await model.run(what);
          for (const student of [0, 1, 2]) {
            const found = await model.offline.find(await model.offline.asking(), pageOf(student));
            if (!found) continue;
            shown += 1;
            const word = model.permitted.get(student);
            expect(found.faceSheet.student.sisId).toBe(String(student));
            expect(word?.token).toBe(model.all.world.session?.token);
            expect(model.hour - (word?.hour ?? -Infinity)).toBeLessThan(2 * HOUR);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(shown).toBeGreaterThan(100);
  });
});
