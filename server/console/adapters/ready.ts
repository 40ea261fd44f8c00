import campus from '../../../shared/sis/ready/infinite-campus-style.adapter.json' with { type: 'json' };
import labelled from '../../../shared/sis/ready/labelled.adapter.json' with { type: 'json' };
import opensis from '../../../shared/sis/ready/opensis-style.adapter.json' with { type: 'json' };
import powerschool from '../../../shared/sis/ready/powerschool-style.adapter.json' with { type: 'json' };
import rosario from '../../../shared/sis/ready/rosariosis.adapter.json' with { type: 'json' };

/** What a new adapter can begin with. The titles say against what each was tried. */
export const READY = [labelled, rosario, powerschool, campus, opensis] as const;

/** A ready adapter as a district's own, as JSON; undefined where none has the id. */
export function begunFrom(
  ready: string,
  own: { readonly id: string; readonly title: string; readonly origin: string },
): string | undefined {
  const chosen = READY.find(({ id }) => id === ready);
  if (chosen === undefined) return undefined;
  const { id, title, origin } = own;
  const { match, ...rest } = chosen;
  return JSON.stringify({ ...rest, id, title, status: 'draft', match: { ...match, origins: [origin] } });
}
