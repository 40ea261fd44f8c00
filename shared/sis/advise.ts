import { type Adapter, FIELD_NAMES, type Field, type Fields } from './adapter.ts';
import { selectorAdvice, segmentsOf } from './selector-advice.ts';
import { selectorsIn } from './selectors-in.ts';

/** What whoever writes an adapter should think about. None of it makes the adapter unusable. */
export const ADVICE = [
  'no-tag',
  'pseudo-class',
  'too-deep',
  'outside-root',
  'no-fingerprint',
  'no-witness',
  'number-alone',
  'not-https',
] as const;
export type AdviceKind = (typeof ADVICE)[number];

/** A piece of advice and the place that it is about, as `parseAdapter` names places. */
export interface Advice {
  readonly kind: AdviceKind;
  readonly place: string;
}

/**
 * What is allowed and yet likely to break, or to show the wrong student, by what is known of pages of SISes (selectors
 * that should stop matching when a page changes, a second witness, something the server can compare).
 */
export function adviseOn(adapter: Adapter): Advice[] {
  const selectors = selectorsIn(adapter);
  return [
    ...ofOrigins(adapter),
    ...(adapter.fingerprint?.length ? [] : [{ kind: 'no-fingerprint', place: 'fingerprint' } as const]),
    ...selectors.flatMap(({ place, css }) => selectorAdvice(css).map((kind): Advice => ({ kind, place }))),
    ...ofRoot(adapter),
    ...ofStudentPages(adapter),
  ];
}

/** On this machine alone nobody listens in between. */
const LOOPBACK = /^http:\/\/(?:localhost|127(?:\.\d+){3})(?::\d+)?$/u;

function ofOrigins({ match: { origins } }: Adapter): Advice[] {
  return origins.flatMap((origin, i): Advice[] =>
    origin.startsWith('https:') || LOOPBACK.test(origin) ? [] : [{ kind: 'not-https', place: `match.origins.${i}` }],
  );
}

/** Whether each place read stands below the root that is watched can only be asked: selectors alone don't tell. */
function ofRoot(adapter: Adapter): Advice[] {
  const { mutation } = adapter.watch ?? {};
  if (mutation === undefined || mutation === false) return [];
  const root = segmentsOf(mutation.root).at(-1) ?? '';
  if (['html', 'body'].includes(root)) return [];
  const outside = selectorsIn(adapter).filter(({ isRead, css }) => isRead && !segmentsOf(css).includes(root));
  return outside.map(({ place }) => ({ kind: 'outside-root', place }));
}

function ofStudentPages({ pages, fields: common = {} }: Adapter): Advice[] {
  return pages.flatMap((page, i): Advice[] => {
    if (page.kind !== 'student') return [];
    const fields: Fields = { ...common, ...page.fields };
    if (fields.sisId === undefined) return [];
    const place = `pages.${i}`;
    return [
      ...(fields.name === undefined && fields.birthDate === undefined
        ? [{ kind: 'number-alone', place } as const]
        : []),
      ...(FIELD_NAMES.some((name) => hasWitness(fields[name])) ? [] : [{ kind: 'no-witness', place } as const]),
    ];
  });
}

function hasWitness(field: Field | undefined): boolean {
  return field !== undefined && !Array.isArray(field) && (field.agree?.length ?? 0) > 0;
}
