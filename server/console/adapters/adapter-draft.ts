import { type Kept, keptBy } from '../parts/kept.ts';

/** A text of an adapter while somebody changes it. */
export interface AdapterDraft {
  /** The text it was begun from. */
  readonly begun: string;
  json: string;
  note: string;
}

/** The newest revision of an adapter, as somebody begins to change it. */
interface Newest {
  readonly id: string;
  readonly json: string;
}

/** What somebody is changing of each adapter. */
export const adapterDraftsOf = keptBy({
  name: 'adapter',
  idOf: ({ id }: Newest) => id,
  begin: ({ json }: Newest): AdapterDraft => ({ begun: laidOut(json), json: laidOut(json), note: '' }),
});

/** The draft as it was left; one that nobody wrote in begins with the newest text. */
export function draftOf(drafts: Kept<Newest, AdapterDraft>, newest: Newest): AdapterDraft {
  const left = drafts.of(newest);
  if (left.json !== left.begun || left.note !== '') return left;
  drafts.drop(newest);
  return drafts.of(newest);
}

/** What somebody enters to begin an adapter. */
export const beginningsOf = keptBy({
  name: 'adapter-new',
  idOf: (which: 'new') => which,
  begin: () => ({ ready: '', id: '', title: '', origin: '' }),
});

/** JSON with a key a line; a text that is none stays as it is. */
export function laidOut(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** The same text as one that was made from another revision; one that is no JSON stays as it is. */
export function basedOn(json: string, revision: number): string {
  try {
    const { revision: _, ...adapter } = JSON.parse(json) as Record<string, unknown>;
    return JSON.stringify({ ...adapter, revision }, null, 2);
  } catch {
    return json;
  }
}
