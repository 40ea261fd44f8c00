/** The trail is not what was entered or signed: nothing more is signed until somebody has looked. */
export class TrailBroken extends Error {
  constructor(what = 'The lines of the audit trail do not give its head', options?: ErrorOptions) {
    super(`${what}, so no checkpoint was signed. Run "npm run doctor".`, options);
    this.name = 'TrailBroken';
  }
}
