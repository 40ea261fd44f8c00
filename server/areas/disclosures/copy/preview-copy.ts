import type { CopyPreview } from '../../../../shared/areas/disclosures/copy/copy.ts';
import { type CopyAsking, readToCopy } from './copying.ts';
import { gatherCopy } from './gather-copy.ts';

/** What a copy of the student's log would hold now, and how much it would leave out and why (R117). */
export async function previewCopy(asking: CopyAsking, studentId: string): Promise<CopyPreview> {
  const said = { action: 'disclosure.view', resource: 'disclosure' } as const;
  const of = { runtime: asking.store.runtime, locale: asking.signedIn.locale };
  const { copy } = await readToCopy(asking, studentId, said, (q, may) => gatherCopy(q, may, of));
  const released = copy.rows.filter(({ form }) => form.outcome === 'released').length;
  return {
    copy: {
      view: copy.view,
      released,
      denied: copy.rows.length - released,
      corrected: copy.rows.filter(({ corrects }) => corrects.length > 0).length,
    },
    left: copy.left.filter(({ count }) => count !== 0).map((one) => ({ ...one })),
  };
}
