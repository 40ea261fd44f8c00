import fc from 'fast-check';

const PEOPLE = [0, 1] as const;
const STUDENTS = [0, 1] as const;
const HOUR_MS = 3_600_000;
export const YEAR_MS = 365 * 24 * HOUR_MS;

const kind = fc.constantFrom('contact' as const, 'contact' as const, 'sheet' as const);
/** Mostly the same one: what goes wrong goes wrong where things meet. */
const student = fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const);
const person = fc.constantFrom(...PEOPLE);
/** Of one student, each with a form of its own. */
const panel = fc.constantFrom(0 as const, 0 as const, 1 as const);
const at = fc.nat({ max: 1 });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const only = <K extends string>(name: K) => fc.record({ do: fc.constant(name) });

const coming = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('sign-in' as const), person }) },
  { weight: 1, arbitrary: only('sign-out' as const) },
);
const alarm = only('alarm' as const);

/** What somebody does in a browser, or what happens to it. */
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('type' as const), panel, kind, student, fresh: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), panel, kind, student }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('take-back' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('discard' as const), at }) },
  { weight: 1, arbitrary: only('send-again' as const) },
  { weight: 2, arbitrary: alarm },
  { weight: 4, arbitrary: coming },
);
const happening = fc.oneof(
  fc.record({ do: fc.constant('restart' as const), all: fc.boolean() }),
  fc.record({
    do: fc.constant('network' as const),
    is: fc.constantFrom('up' as const, 'up' as const, 'up' as const, 'down' as const, 'answers lost' as const),
  }),
  only('end-sessions' as const),
  only('rotate' as const),
  fc.record({ do: fc.constant('allow' as const), person, student, allowed: fc.boolean() }),
  fc.record({ do: fc.constant('clock' as const), ms: fc.integer({ min: -6 * HOUR_MS, max: 6 * HOUR_MS }) }),
  fc.record({ do: fc.constant('clock' as const), ms: fc.constantFrom(-3 * YEAR_MS, 3 * YEAR_MS) }),
);

export const stepArbitrary = fc.record({
  browser: fc.constantFrom(0 as const, 1 as const),
  /** The worker dies at this step of its storage or network. */
  crashAt: rarely(fc.nat({ max: 12 })),
  act: fc.oneof({ weight: 4, arbitrary: act }, { weight: 1, arbitrary: happening }),
  /** Goes on at the same time. */
  beside: rarely(fc.oneof(coming, alarm)),
});
export type Step = typeof stepArbitrary extends fc.Arbitrary<infer S> ? S : never;
export type Act = Step['act'];
export { PEOPLE, STUDENTS };
