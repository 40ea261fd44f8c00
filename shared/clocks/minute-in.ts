const HOUR_MINUTES = 60;

/** Made once a zone, as those of `dayIn`: making one costs far more than asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(timeZone, made);
  return made;
}

/** What the clocks of an IANA time zone show at an instant (epoch ms), in minutes since midnight: 0 to 1439. */
export function minuteIn(timeZone: string, at: number): number {
  const [hour = 0, minute = 0] = clockOf(timeZone).format(at).split(':').map(Number);
  return hour * HOUR_MINUTES + minute;
}
