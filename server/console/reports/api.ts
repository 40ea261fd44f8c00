import {
  type ReportAnswer,
  reportAnswerSchema,
  type ReportFile,
  reportFileSchema,
  type ReportRequest,
} from '../../../shared/areas/reports/report.ts';
import type { Answer, Api } from '../api.ts';

/** Counts; the signal stops it, at the server too. */
export function countReport({ call }: Api, asked: ReportRequest, signal: AbortSignal): Promise<Answer<ReportAnswer>> {
  return call(reportAnswerSchema, '/v1/reports/deidentified', asked, signal);
}

/** The same counts as a CSV file; the trail notes that it was made. */
export function reportFile({ call }: Api, asked: ReportRequest): Promise<Answer<ReportFile>> {
  return call(reportFileSchema, '/v1/reports/deidentified/csv', asked);
}
