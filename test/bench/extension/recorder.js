// Runs in every document before its own scripts: plain browser code, sent there as this file's text.
// Notes clicks, and what was painted: a change counts from the end of the frame of the screen that shows it.
(() => {
  const moments = [];
  globalThis.benchMoments = moments;
  let clickedAtFrame = 0;
  let frame = 0;
  const now = (stamp = performance.now()) => performance.timeOrigin + stamp;
  const note = (what, text, at = now()) => void moments.push({ what, text, at, frames: frame - clickedAtFrame });

  // A task that was queued in a frame's callback runs once that frame was drawn.
  function painted(then) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        then();
        port1.close();
      };
      port2.postMessage(0);
    });
  }

  function watchPanel() {
    let last = '';
    new MutationObserver(() => {
      const text = document.querySelector('h1.name')?.textContent ?? '';
      if (text === last) return;
      last = text;
      painted(() => note('title', text));
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  function watchHost(host) {
    new MutationObserver(() => {
      const what = host.dataset.state === 'changing' ? 'covered' : 'uncovered';
      painted(() => note(what, host.dataset.epoch ?? ''));
    }).observe(host, { attributeFilter: ['data-state'] });
    new MutationObserver(() => {
      const open = host.shadowRoot.querySelector('.dock')?.hidden === false;
      painted(() => note('shown', String(open)));
    }).observe(host.shadowRoot, { subtree: true, attributeFilter: ['hidden'] });
  }

  function watchPage() {
    const count = () => {
      frame += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const onClick = (event) => {
      clickedAtFrame = frame;
      note('click', '', now(event.timeStamp));
    };
    addEventListener('click', onClick, { capture: true });
    new MutationObserver((_, observer) => {
      const host = document.querySelector('facesheet-host');
      if (host === null) return;
      observer.disconnect();
      watchHost(host);
    }).observe(document, { subtree: true, childList: true });
  }

  if (location.protocol === 'chrome-extension:') watchPanel();
  else if (window.top === window) watchPage();
})();
