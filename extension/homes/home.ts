import * as z from 'zod/mini';

/** Where the panel can stand: in a frame beside the page, in the browser's side panel, in a window of its own. */
export const homeSchema = z.enum(['dock', 'side', 'window']);
export type Home = z.infer<typeof homeSchema>;

/** What an adapter says of where the panel stands at first. */
type Mount = 'inPage' | 'sidePanel' | undefined;

/**
 * Where the panel of a SIS stands: as its user chose there; before that as its adapter says; else beside the page.
 * `hasSide`: this browser has a side panel.
 */
export function homeOf(chosen: Home | null, mount: Mount, hasSide: boolean): Home {
  const wanted = chosen ?? (mount === 'sidePanel' ? 'side' : 'dock');
  return wanted === 'side' && !hasSide ? 'dock' : wanted;
}
