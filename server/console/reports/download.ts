import { lastMonth } from '../../../shared/areas/reports/month.ts';
import type { ReportRequest } from '../../../shared/areas/reports/report.ts';
import { save } from '../parts/save.ts';

/** Subject and months, and nothing else: file names are seen by everybody who passes by. */
export function fileName({ subject, period }: Pick<ReportRequest, 'subject' | 'period'>): string {
  return `${subject}-${period.from}-${lastMonth(period)}.csv`;
}

/** Gives a text to the reader as a file. */
export function download(name: string, text: string): void {
  save(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}
