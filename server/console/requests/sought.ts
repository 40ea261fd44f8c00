import { REQUEST_KINDS } from '../../../shared/areas/requests/kinds.ts';
import { REQUEST_VIEWS } from '../../../shared/areas/requests/request.ts';

/** Which requests are listed. It stands in the address, and says nothing of a student. */
export interface Sought {
  readonly view: (typeof REQUEST_VIEWS)[number];
  /** Null: every kind. */
  readonly kind: string | null;
}

/** In an address, in place of a request: the form of one. */
export const NEW = 'new';

/** What an address asks for; what it says and we do not know is left out. */
export function soughtAt([view, kind = '']: readonly string[]): Sought {
  return {
    view: REQUEST_VIEWS.find((one) => one === view) ?? 'open',
    kind: REQUEST_KINDS.find(({ id }) => id === kind)?.id ?? null,
  };
}

/** The address of a list. */
export const partsOf = ({ view, kind }: Sought): readonly string[] => (kind === null ? [view] : [view, kind]);

/** What an address wants opened beside its list: a request by its id, `NEW`, or nothing. */
export const openedAt = ([, , what]: readonly string[]): string | null => what ?? null;
