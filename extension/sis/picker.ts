import { candidatesBeside, candidatesFor, type Candidate, witnessesOf } from '../../shared/sis/describe/candidates.ts';
import type { PickDom, PickedField } from '../../shared/sis/describe/pick-dom.ts';
import { segmentsOf } from '../../shared/sis/describe/selector.ts';
import { tryAdapter } from '../../shared/sis/describe/try-adapter.ts';
import { visibleText } from '../../shared/sis/dom.ts';
import type { Mark, PickOrder } from '../areas/adapters/adapter-messages.ts';
import { PICK_TAG } from './host-name.ts';
import { onOrder } from './native.ts';
import { pageDom } from './page-dom.ts';

/** What pressing a button of the mouse does to a page; none of it may reach the page while somebody points. */
const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'auxclick', 'dblclick', 'contextmenu'];
const FRAME_STYLE =
  'all:initial!important;position:fixed!important;z-index:2147483647!important;pointer-events:none!important;border:3px solid #1747c9!important;border-radius:3px!important;background:rgb(23 71 201/.12)!important;box-sizing:border-box!important';

/** Serves the orders of a window that describes pages, in this frame. */
export function startPicker(): void {
  let pointing: AbortController | null = null;
  const obey = (order: PickOrder): unknown => {
    switch (order.order) {
      case 'pick':
        pointing?.abort();
        pointing = new AbortController();
        return pointAt((target) => found(order.field, target), pointing.signal);
      case 'pick-mark':
        pointing?.abort();
        pointing = new AbortController();
        return pointAt(markOf, pointing.signal);
      case 'pick-stop':
        pointing?.abort();
        return true;
      case 'pick-beside':
        return answer(candidatesBeside(pickDom(), order.words, order.field), order.field);
      case 'try':
        return tryAdapter(order.adapter, pageDom());
    }
  };
  onOrder<PickOrder>(obey);
}

type Found = { candidates: Candidate[]; witnesses: Candidate[] };

const found = (field: PickedField, target: Element): Found => answer(candidatesFor(pickDom(), target, field), field);

/** By what an element is found, and its words: what tells one kind of page from another. */
function markOf(target: Element): Mark {
  const dom = pickDom();
  const segment = segmentsOf(dom, target).find(({ hold }) => hold === 'class' || hold === 'path');
  return { css: segment?.css ?? dom.tag(target), text: visibleText(dom, target) };
}

/** Marks what is under the pointer until it is pressed, given up with Escape, or ended. Answers what was made of it. */
function pointAt<T>(of: (target: Element) => T, signal: AbortSignal): Promise<T | null> {
  const frame = document.createElement(PICK_TAG);
  frame.style.cssText = `${FRAME_STYLE};display:none`;
  document.documentElement.append(frame);
  const end = new AbortController();
  const until = { capture: true, signal: end.signal } as const;
  return new Promise<T | null>((resolve) => {
    const done = (answered: T | null) => {
      end.abort();
      frame.remove();
      resolve(answered);
    };
    const over = ({ target }: Event) => {
      if (target instanceof Element) mark(frame, target);
    };
    const choose = (event: MouseEvent) => {
      swallow(event);
      const { target } = event;
      // A page may press by itself.
      if (event.isTrusted && target instanceof Element) done(of(target));
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      swallow(event);
      done(null);
    };
    for (const name of PRESSES) addEventListener(name, swallow, until);
    addEventListener('pointermove', over, until);
    addEventListener('click', choose, until);
    addEventListener('keydown', leave, until);
    signal.addEventListener('abort', () => done(null), { signal: end.signal });
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function mark(frame: HTMLElement, target: Element): void {
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { left, top, width, height };
  frame.style.cssText = FRAME_STYLE;
  for (const [name, px] of Object.entries(at)) frame.style.setProperty(name, `${px}px`, 'important');
}

function answer(candidates: Candidate[], field: PickedField): Found {
  const [first] = candidates;
  const isOther = (one: Candidate) =>
    !candidates.some(({ source }) => JSON.stringify(source) === JSON.stringify(one.source));
  return { candidates, witnesses: first ? witnessesOf(pickDom(), first.reads, field).filter(isOther) : [] };
}

function pickDom(): PickDom<Node> {
  return Object.assign(pageDom(), { parent: (node: Node) => node.parentElement });
}
