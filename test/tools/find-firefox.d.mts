/** The first Firefox that is there, or undefined. `FIREFOX` names another one. */
export function findFirefox(): string | undefined;
/** Whether somebody said that Firefox is to be left out, with `FIREFOX=none`: its tests are then counted as skipped. */
export function isFirefoxLeftOut(): boolean;
