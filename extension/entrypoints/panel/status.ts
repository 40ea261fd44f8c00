import CircleCheck from '@lucide/svelte/icons/circle-check';
import CloudOff from '@lucide/svelte/icons/cloud-off';
import Loader from '@lucide/svelte/icons/loader';
import Lock from '@lucide/svelte/icons/lock';
import OctagonX from '@lucide/svelte/icons/octagon-x';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import { m } from '../../../shared/messages/generated/messages.js';
import { timeOf } from '../../../shared/ui/dates.ts';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import type { PanelState } from '../../messages.ts';
import type { SaveLine } from '../../areas/contacts/desk.svelte.ts';

export interface StatusWords {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: string;
}

/**
 * The save line in words: first what this view makes of saving, then what became of the text: of a note (`line`), or
 * of an application for access (`sending`).
 */
export function statusOf(
  state: Pick<PanelState, 'view' | 'otherDrafts' | 'locale'>,
  line: SaveLine,
  sending: SaveLine,
): StatusWords {
  const { view } = state;
  if (view.kind === 'signed-out') return view.keptDraftAt === null ? idle(state) : plain(Lock, m.status_kept_note());
  if (view.kind === 'changing') return plain(Loader, m.status_waiting_page());
  if (view.kind === 'conflict' || view.kind === 'disagrees')
    return { icon: OctagonX, tone: 'danger', text: m.saving_off() };
  if (view.kind === 'trouble' && view.draft !== null && line.kind === 'idle')
    return plain(PencilLine, m.status_draft({ time: timeOf(view.draft.keptAt, state) }));
  if (view.kind === 'no-access' && sending.kind !== 'idle') return sendingWords(sending, state);
  return view.kind === 'student' || view.kind === 'trouble' ? lineWords(line, state) : idle(state);
}

function lineWords(line: SaveLine, state: Pick<PanelState, 'otherDrafts' | 'locale'>): StatusWords {
  const time = 'at' in line ? timeOf(line.at, state) : '';
  switch (line.kind) {
    case 'idle':
      return idle(state);
    case 'draft':
      return plain(PencilLine, m.status_draft({ time }));
    case 'draft-lost':
      return { icon: OctagonX, tone: 'danger', text: m.status_draft_lost() };
    case 'saving':
      return plain(Loader, m.status_saving());
    case 'saved':
      return { icon: CircleCheck, tone: 'ok', text: m.status_saved({ time }) };
    case 'not-saved':
      return { icon: CloudOff, tone: 'danger', text: m.status_not_saved({ time }) };
  }
}

/** What became of a text that is sent to somebody, and not saved in a record. */
export function sendingWords(line: SaveLine, style: { readonly locale: string }): StatusWords {
  const time = 'at' in line ? timeOf(line.at, style) : '';
  switch (line.kind) {
    case 'idle':
      return plain(CircleCheck, m.status_idle());
    case 'draft':
      return plain(PencilLine, m.status_draft({ time }));
    case 'draft-lost':
      return { icon: OctagonX, tone: 'danger', text: m.status_draft_lost() };
    case 'saving':
      return plain(Loader, m.status_sending());
    case 'saved':
      return { icon: CircleCheck, tone: 'ok', text: m.status_sent({ time }) };
    case 'not-saved':
      return { icon: CloudOff, tone: 'danger', text: m.status_not_sent({ time }) };
  }
}

function idle({ otherDrafts }: Pick<PanelState, 'otherDrafts'>): StatusWords {
  if (otherDrafts > 0) return plain(PencilLine, m.status_other_drafts({ count: otherDrafts }));
  return plain(CircleCheck, m.status_idle());
}

function plain(icon: IconOf, text: string): StatusWords {
  return { icon, tone: 'plain', text };
}
