/** Makes room for the panel beside the page, and gives it back exactly. */
export interface Room {
  /** Reserves `width` CSS pixels at the right. */
  fit(width: number): void;
  destroy(): void;
}

/**
 * The way that suits this document: a frameset cannot be narrowed by style, an ordinary page can. `inset` names the
 * bars that are fixed to the window and would lie under the panel.
 */
export function makeRoom(page: Document, inset: readonly string[]): Room {
  const body: unknown = page.body;
  return body instanceof HTMLFrameSetElement ? columnBeside(body) : marginBeside(page, inset);
}

/** An ordinary page: a right margin on `html`, so that everything that flows in the page gets narrower. */
function marginBeside(page: Document, inset: readonly string[]): Room {
  const root = page.documentElement;
  // A sheet of our own, not styles on the bars: a page that draws them anew keeps out of the panel's room too.
  const bars = new CSSStyleSheet();
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, bars];
  const names = ['margin-right', 'width', 'min-width'];
  const whole = root.getAttribute('style');
  const before = names.map((name) => [root.style.getPropertyValue(name), root.style.getPropertyPriority(name)]);
  let ours: string | null = whole;
  let touched = false;
  const isTouched = () => (touched ||= root.getAttribute('style') !== ours);
  const set = (values: string[]) => {
    isTouched();
    names.forEach((name, i) => root.style.setProperty(name, values[i] ?? '', 'important'));
    ours = root.getAttribute('style');
  };
  /** To the letter where only we wrote since; else the page's own changes stay, and our three go. */
  const restore = () => {
    if (isTouched()) {
      names.forEach((name, i) => root.style.setProperty(name, before[i]?.[0] ?? '', before[i]?.[1]));
      if (!root.getAttribute('style')) root.removeAttribute('style');
    } else if (whole === null) root.removeAttribute('style');
    else root.setAttribute('style', whole);
  };
  return {
    fit: (width) => {
      set([`${width}px`, 'auto', '0']);
      bars.replaceSync(inset.map((bar) => `${bar}{max-width:calc(100vw - ${width}px)!important}`).join(''));
    },
    destroy: () => {
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== bars);
      restore();
    },
  };
}

/**
 * A frameset: one column more, with a blank frame at the end of each row. Changing `cols` and adding frames leaves
 * the frames that are there as they are: nothing reloads.
 */
function columnBeside(frameset: HTMLFrameSetElement): Room {
  const before = frameset.getAttribute('cols');
  const blanks: Element[] = [];
  return {
    fit: (width) => {
      frameset.cols = `${before ?? '*'},${width}`;
      if (blanks.length === 0) blanks.push(...addBlanks(frameset, (before ?? '*').split(',').length));
    },
    destroy: () => {
      for (const blank of blanks.splice(0)) blank.remove();
      // Chromium keeps the columns of an attribute that is only removed: they are set back first.
      frameset.cols = before ?? '*';
      if (before === null) frameset.removeAttribute('cols');
    },
  };
}

function addBlanks(frameset: Element, columns: number): Element[] {
  const cells = [...frameset.children].filter((child) => /^FRAME(SET)?$/.test(child.tagName));
  const lastOfRows = cells.filter((_, i) => (i + 1) % columns === 0 || i === cells.length - 1);
  return lastOfRows.map((last) => {
    const blank = last.ownerDocument.createElement('frame');
    for (const [name, value] of [
      ['noresize', ''],
      ['frameborder', '0'],
      ['scrolling', 'no'],
      ['aria-hidden', 'true'],
    ] as const) {
      blank.setAttribute(name, value);
    }
    last.after(blank);
    return blank;
  });
}
