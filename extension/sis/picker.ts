import { candidatesBeside, candidatesFor, type Candidate, witnessesOf } from '../../shared/sis/describe/candidates.ts';
import type { PickDom, PickedField } from '../../shared/sis/describe/pick-dom.ts';
import { tryAdapter } from '../../shared/sis/describe/try-adapter.ts';
import type { PickOrder } from '../areas/adapters/adapter-messages.ts';
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
        return pointAt(order.field, pointing.signal);
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

/** Marks what is under the pointer until it is pressed, given up with Escape, or ended. */
function pointAt(field: PickedField, signal: AbortSignal): Promise<Found | null> {
  const frame = document.createElement(PICK_TAG);
  frame.style.cssText = `${FRAME_STYLE};display:none`;
  document.documentElement.append(frame);
  const end = new AbortController();
  const until = { capture: true, signal: end.signal } as const;
  return new Promise<Found | null>((resolve) => {
    const done = (found: Found | null) => {
      end.abort();
      frame.remove();
      resolve(found);
    };
    const over = ({ target }: Event) => {
      if (target instanceof Element) mark(frame, target);
    };
    const choose = (event: MouseEvent) => {
      swallow(event);
      const { target } = event;
      // A page may press by itself.
      if (event.isTrusted && target instanceof Element) done(answer(candidatesFor(pickDom(), target, field), field));
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
