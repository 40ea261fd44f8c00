import EyeOff from '@lucide/svelte/icons/eye-off';
import Inbox from '@lucide/svelte/icons/inbox';
import Link2 from '@lucide/svelte/icons/link-2';
import Loader from '@lucide/svelte/icons/loader';
import LogOut from '@lucide/svelte/icons/log-out';
import Stamp from '@lucide/svelte/icons/stamp';
import PlugZap from '@lucide/svelte/icons/plug-zap';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Unlink from '@lucide/svelte/icons/unlink';
import CloudOff from '@lucide/svelte/icons/cloud-off';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Seen } from '../../../shared/sis/sighting.ts';
import type { TabKind } from '../../../shared/ui/folder.ts';
import type { IconOf } from '../../../shared/ui/icon.ts';
import type { PanelView } from '../../messages.ts';

/** What stands on the folder's cover. `sub` is empty where the student view writes its own lines. */
export interface CoverWords {
  readonly kind: TabKind;
  readonly icon: IconOf;
  readonly tab: string;
  readonly title: string;
  readonly sub: string;
}

/**
 * What is shown: what the background says, or what the panel alone knows. `updated`: this copy of the extension was
 * replaced, only a reload of the page brings it back. `resting`: nobody touched it for a while. `applications`, `work`:
 * the reader opened their own.
 */
export type ShownView =
  | PanelView
  | { readonly kind: 'updated' }
  | { readonly kind: 'resting'; readonly minutes: number }
  | { readonly kind: 'applications' }
  | { readonly kind: 'work' };

/** The cover of each view: the tab that guards the match, and a title in words. */
export function coverOf(view: ShownView): CoverWords {
  switch (view.kind) {
    case 'starting':
      return off(Loader, m.tab_starting(), m.starting_heading(), '');
    case 'updated':
      return off(RefreshCw, m.tab_updated(), m.updated_heading(), '');
    case 'resting':
      return off(EyeOff, m.tab_resting(), m.resting_heading(), '');
    case 'applications':
      return off(Stamp, m.tab_applications(), m.applications_heading(), m.applications_sub());
    case 'work':
      return off(Inbox, m.work_tab(), m.work_heading(), m.work_sub());
    case 'no-server':
      return off(PlugZap, m.tab_no_server(), m.no_server_heading(), m.no_server_sub());
    case 'signed-out':
      return off(LogOut, m.tab_signed_out(), ...signedOutWords(view.why));
    case 'changing':
      return { kind: 'moving', icon: Loader, tab: m.tab_changing(), title: m.changing_heading(), sub: '' };
    case 'no-page':
      return off(Unlink, m.tab_none(), m.no_page_heading(), '');
    case 'unknown-page':
      return off(Unlink, m.tab_none(), m.unknown_heading(), '');
    case 'conflict':
    case 'disagrees':
      return {
        kind: 'bad',
        icon: Unlink,
        tab: m.tab_disagrees(),
        title: m.which_student_heading(),
        sub: m.conflict_sub(),
      };
    case 'looking-up':
      return read(
        m.looking_up_heading({ name: nameSeen(view.seen) }),
        view.seen.name === undefined ? '' : (view.seen.sisId ?? ''),
      );
    case 'which-student':
      return read(m.pick_heading(), m.pick_sub());
    case 'no-access':
      return read(m.no_access_heading(), closedSub(view.seen));
    case 'trouble':
      return troubleCover(view.seen);
    case 'student':
      return { kind: 'match', icon: Link2, tab: m.tab_matches(), title: studentName(view), sub: '' };
  }
}

function off(icon: IconOf, tab: string, title: string, sub: string): CoverWords {
  return { kind: 'off', icon, tab, title, sub };
}

function read(title: string, sub: string): CoverWords {
  return { kind: 'read', icon: Link2, tab: m.tab_read(), title, sub };
}

function signedOutWords(why: 'first' | 'expired' | 'by-user'): [string, string] {
  if (why === 'first') return [m.signed_out_first(), m.signed_out_first_sub()];
  if (why === 'expired') return [m.signed_out_expired(), m.signed_out_expired_sub()];
  return [m.signed_out_by_user(), m.signed_out_by_user_sub()];
}

/** The name as the page writes it, or the number, or a word. */
function nameSeen(seen: Seen): string {
  return seen.name ?? seen.sisId ?? '';
}

function closedSub(seen: Seen): string {
  return seen.sisId === undefined ? m.no_access_sub_none() : m.no_access_sub({ number: seen.sisId });
}

function troubleCover(seen: Seen | null): CoverWords {
  if (seen === null) return off(CloudOff, m.tab_not_checked(), m.trouble_cover(), '');
  const sub = seen.name === undefined ? '' : (seen.sisId ?? '');
  return off(CloudOff, m.tab_unchecked(), m.looking_up_heading({ name: nameSeen(seen) }), sub);
}

function studentName({ faceSheet, seen }: Extract<PanelView, { kind: 'student' }>): string {
  const { name, sisId } = faceSheet.student;
  // Whoever works with the student is told the name in use (R204).
  return faceSheet.flag?.name ?? name ?? m.student_unnamed({ number: sisId ?? seen.sisId ?? '' });
}
