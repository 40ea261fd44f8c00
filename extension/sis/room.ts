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

/**
 * An ordinary page: a right margin on `html`, so that everything that flows in the page gets narrower. A sheet of our
 * own, not styles on elements: taken away it leaves no trace, bars that the page draws anew keep out of the panel's room
 * too, and nothing of it is printed.
 */
function marginBeside(page: Document, inset: readonly string[]): Room {
  const sheet = new CSSStyleSheet();
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  return {
    fit: (width) => {
      const bars = inset.map((bar) => `${bar}{max-width:calc(100vw - ${width}px)!important}`).join('');
      const root = `html:root{margin-right:${width}px!important;width:auto!important;min-width:0!important}`;
      sheet.replaceSync(`@media screen{${root}${bars}}`);
    },
    destroy: () => {
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
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
