import { type Opening } from '../../../../shared/audit/export.ts';
import { signedNow } from '../../../audit/export/export-trail.ts';
import { entriesFile, type ExportFile } from '../../../audit/export/file.ts';
import { studentDetails } from '../../../audit/student-details.repo.ts';
import type { TrailKeeper } from '../../../audit/trail-keeper.ts';
import { problems } from '../../../errors.ts';
import { type CopyAsking, readToCopy } from './copying.ts';

/** What the detail of a copy's entry says. */
interface CopyDetail {
  readonly inspectionId: string;
  readonly entries: readonly number[];
}

interface FoundCopy {
  readonly seq: number;
  readonly entries: readonly number[];
  readonly opening: Opening;
}

/**
 * What proves a copy to whoever has no access here (R85, R119): the trail's entries of what it holds and its own, which
 * names the SHA-256 of the file, with what leads to a checkpoint that covers them. By the right to the log, since it is
 * of no other entries. Throws `not-found` for a copy that was never made, or whose detail is destroyed (R42).
 */
export async function proveCopy(
  asking: CopyAsking & { readonly trail: TrailKeeper | undefined },
  { studentId, inspectionId }: { readonly studentId: string; readonly inspectionId: string },
): Promise<ExportFile> {
  const { store, trail, context } = asking;
  const detail = JSON.stringify({ copy: inspectionId });
  const said = { action: 'audit.export', resource: 'disclosure', detail } as const;
  const { copy, may } = await readToCopy(asking, studentId, said, async (q, { view }) => {
    const copies = await studentDetails(q, view, ['disclosure.copy']);
    return { copy: copies.map(toCopy).find((one) => one.inspectionId === inspectionId), may: view };
  });
  if (copy === undefined) throw problems.notFound();
  const covered = await signedNow(trail);
  if (trail === undefined || covered === undefined) throw problems.trailBroken();
  const making = { store, may, keys: trail.keys, covered, by: context.actorId, at: context.at };
  const openings = new Map([[copy.seq, copy.opening]]);
  const file = entriesFile(making, { copy: copy.seq }, [...copy.entries, copy.seq], openings);
  return { ...file, name: `disclosure-log-proof-${copy.seq}.jsonl` };
}

function toCopy({ seq, salt, detail }: { seq: number; salt: string; detail: string }): FoundCopy & CopyDetail {
  // As it was entered by `makeCopy`.
  const { inspectionId, entries } = JSON.parse(detail) as CopyDetail;
  return { seq, inspectionId, entries, opening: { salt, detail } };
}
