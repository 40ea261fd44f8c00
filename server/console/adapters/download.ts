/** Gives the reader a text as a file, laid out to be read. */
export function download(json: string, name: string): void {
  const text = `${JSON.stringify(JSON.parse(json), null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
