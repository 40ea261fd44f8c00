import type { PickDom } from './pick-dom.ts';

/** How a selector finds its element, from what outlives most changes of a page to what hardly outlives one. */
export type Hold = 'id' | 'name' | 'class' | 'path';

export interface Pointed {
  readonly css: string;
  readonly hold: Hold;
}

/** Segments of a selector; more break at the next change of the page. */
const SEGMENTS_MAX = 4;
const WORD = /^[a-zA-Z][a-zA-Z_-]*\d?$/u;
/** Classes that say how an element is now, not what it is. */
const STATE =
  /(?:^|-)(?:active|open|show|hidden|selected|current|focus|hover|odd|even|first|last|disabled|col|row)(?:-|$)/iu;

/**
 * A selector that finds this element, as the first of those that it finds; null where none of up to four segments does.
 * Never a place among siblings, and nothing with a number in it: a page that changed should stop matching, and an id
 * such as `student-204417` is a student.
 */
export function selectorOf<N>(dom: PickDom<N>, node: N, within: N | null = null): Pointed | null {
  let after = '';
  let at: N | null = node;
  for (let depth = 0; at !== null && at !== within && depth < SEGMENTS_MAX; depth += 1) {
    for (const { css, hold } of segmentsOf(dom, at)) {
      const whole = `${css}${after}`;
      if (dom.all(whole, within)[0] === node && isAlone(dom, whole, within)) return { css: whole, hold };
    }
    after = ` > ${segmentsOf(dom, at)[0]?.css ?? dom.tag(at)}${after}`;
    at = dom.parent(at);
  }
  return null;
}

/** Where a selector finds several, it means all of them: such a one is no place. */
function isAlone<N>(dom: PickDom<N>, css: string, within: N | null): boolean {
  return dom.all(css, within).length === 1;
}

/** What tells an element, best first; always with its tag. */
export function segmentsOf<N>(dom: PickDom<N>, node: N): Pointed[] {
  const tag = dom.tag(node);
  const [id, name] = [dom.attr(node, 'id'), dom.attr(node, 'name')];
  const classes = classesOf(dom, node);
  return [
    ...(id !== null && WORD.test(id) ? [{ css: `${tag}#${id}`, hold: 'id' as const }] : []),
    ...(name !== null && WORD.test(name) ? [{ css: `${tag}[name="${name}"]`, hold: 'name' as const }] : []),
    ...classes.map((one) => ({ css: `${tag}.${one}`, hold: 'class' as const })),
    { css: tag, hold: 'path' as const },
  ];
}

/** The classes of an element that say what it is. */
export function classesOf<N>(dom: PickDom<N>, node: N): string[] {
  const all = (dom.attr(node, 'class') ?? '').split(/\s+/u);
  return all.filter((one) => WORD.test(one) && !STATE.test(one)).slice(0, 3);
}
