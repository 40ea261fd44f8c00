/** The first Chromium that is there, or undefined. `CHROMIUM` names another one. */
export function findChromium(): string | undefined;
