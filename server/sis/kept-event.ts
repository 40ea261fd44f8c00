import type { AuditEvent } from '../../shared/audit/event.ts';
import type { KeptAs, ToKeep } from './keep-revision.ts';

/** What the trail says of an adapter that was kept or published, but for who decided it. */
export function keptEvent(
  kept: Exclude<KeptAs, { outcome: 'stale' }>,
  { publish, from }: Pick<ToKeep, 'publish' | 'from'>,
): Pick<AuditEvent, 'action' | 'resource' | 'detail'> {
  const { id, revision } = kept;
  const detail = {
    id,
    revision,
    ...(kept.outcome === 'kept' ? { hash: kept.hash } : { unchanged: true }),
    ...(from === null ? {} : { from }),
  };
  return { action: publish ? 'adapter.publish' : 'adapter.keep', resource: 'adapter', detail: JSON.stringify(detail) };
}
