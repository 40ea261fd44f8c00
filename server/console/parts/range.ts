import { m } from '../../../shared/messages/generated/messages.js';

/** `51 to 100 of 214`: which part of a list a page shows, of which `passed` rows lie before it. */
export function rangeWords(passed: number, { rows, total }: { rows: readonly unknown[]; total: number }): string {
  const words = { from: passed + (rows.length > 0 ? 1 : 0), to: passed + rows.length, total };
  return m.audit_range({
    from: words.from.toLocaleString(),
    to: words.to.toLocaleString(),
    total: words.total.toLocaleString(),
  });
}
