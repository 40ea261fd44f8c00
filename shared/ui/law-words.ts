/** Where something is written, by the law's and the policy's own paragraphs: the numbers of our own requirements mean nothing to whoever reads it. */
export function lawWords(source: string): string {
  const parts = source.split('; ').filter((part) => !/^R\d/.test(part));
  return parts.length === 0 ? '–' : parts.join('; ');
}
