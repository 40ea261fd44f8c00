import type { Mapping, MappingRow } from '../../../shared/areas/access/mapping.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { Trouble } from '../parts/change.ts';

export type KeptDraft = NonNullable<Mapping['draft']>;

/** How the draft on this page stands to the one on the server. */
export type Keeping =
  /** Nothing has been drafted since the set in force. */
  | { readonly at: 'none' }
  /** Changed here, and not sent yet. */
  | { readonly at: 'waiting' }
  | { readonly at: 'saving' }
  /** The same as on the server; `by` whom, or null where it was in this window. */
  | { readonly at: 'kept'; readonly when: number; readonly by: string | null }
  /** Not kept, or nobody knows; sending it again is safe. `rows`: those the server does not take as they are. */
  | { readonly at: 'trouble'; readonly trouble: Trouble; readonly rows: readonly string[] }
  /** Somebody else changed the draft meanwhile; null: dropped or published it. */
  | { readonly at: 'stale'; readonly theirs: KeptDraft | null };

/** Where the draft stands that the server has just given. */
export function keptAs(draft: Mapping['draft']): Keeping {
  return draft === null ? { at: 'none' } : { at: 'kept', when: draft.editedAt, by: draft.editedBy };
}

/** The ids of the rows that issues are about: `body.rows.3.value` is the fourth of those that were sent. */
export function rowsOf(issues: readonly Issue[], sent: readonly MappingRow[]): readonly string[] {
  const places = issues.flatMap(({ path }) => /\brows[./](\d+)/.exec(path)?.[1] ?? []);
  return [...new Set(places)].flatMap((place) => sent[Number(place)]?.id ?? []);
}
