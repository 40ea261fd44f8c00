const pad = (value: number) => String(value).padStart(2, '0');

/** An instant (epoch ms) as the value of `<input type="datetime-local">`, in the reader's own time zone. */
export function toLocalInput(at: number): string {
  const date = new Date(at);
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The instant (epoch ms) of such a value, or null when it is empty or no date. */
export function fromLocalInput(value: string): number | null {
  const at = value === '' ? Number.NaN : new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}
