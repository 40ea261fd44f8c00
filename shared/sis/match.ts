import type { Adapter } from './adapter.ts';

/** The frame of a page, as the browser reports it. */
export interface FramePlace {
  readonly url: string;
  readonly name: string;
  readonly top: boolean;
  /** The address of the tab; null when it is not known. */
  readonly topUrl: string | null;
}

/** The adapters that describe this frame: exact origin, one of the paths, and the right frame. Retired ones never do. */
export function adaptersFor(adapters: readonly Adapter[], place: FramePlace): Adapter[] {
  const url = parseUrl(place.url);
  if (!url) return [];
  return adapters.filter(
    ({ status, match }) =>
      status !== 'retired' &&
      match.origins.includes(url.origin) &&
      match.paths.some((pattern) => pathFits(pattern, url.pathname)) &&
      frameFits(match.frame, place),
  );
}

/** `*` stands for anything; everything else is literal, the whole path. */
export function pathFits(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return path === pattern;
  let at = first.length;
  if (!path.startsWith(first)) return false;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.endsWith(last) && path.length - last.length >= at;
}

function frameFits(frame: Adapter['match']['frame'], place: FramePlace): boolean {
  if (frame === 'any') return true;
  if (frame === 'top') return place.top;
  if (place.top || place.name !== frame.name) return false;
  const top = place.topUrl === null ? null : parseUrl(place.topUrl);
  return frame.topPath === undefined || (top !== null && pathFits(frame.topPath, top.pathname));
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
