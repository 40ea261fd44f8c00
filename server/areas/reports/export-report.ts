import { createHash } from 'node:crypto';
import type { ReportAnswer, ReportFile, ReportRequest } from '../../../shared/areas/reports/report.ts';
import { reportCsv } from '../../../shared/areas/reports/to-csv.ts';
import { exportWords, hashLine, momentWord } from '../../../shared/areas/reports/export-words.ts';
import { readAccountOf } from '../../identity/accounts.repo.ts';
import type { Reader } from '../../store/store.ts';
import { auditedReport, type Asking } from './audited-report.ts';

/**
 * A report as CSV (R30, R31): what was asked, how much it is, who made it when, what it may be used for (R37 to R41),
 * and the hash by which anybody can tell later whether it is still what was exported.
 */
export function exportReport(asking: Asking, asked: ReportRequest): Promise<ReportFile | null> {
  return auditedReport(asking, asked, 'report.export', async (q, report) => {
    const value = await fileOf(q, asking, report);
    return { value, detail: { sha256: value.sha256 } };
  });
}

async function fileOf(q: Reader, { signedIn, timeZone }: Asking, report: ReportAnswer): Promise<ReportFile> {
  const { locale, actor } = signedIn;
  const account = await readAccountOf(q, actor.staffId);
  const body = reportCsv(report, exportWords(report.subject, locale), {
    preparedBy: account?.name ?? '',
    preparedAt: momentWord(report.generatedAt, timeZone, locale),
    recordAsOf: momentWord(report.asOf, timeZone, locale),
  });
  const sha256 = createHash('sha256').update(body, 'utf8').digest('hex');
  return { text: body + hashLine(sha256, locale), sha256 };
}
