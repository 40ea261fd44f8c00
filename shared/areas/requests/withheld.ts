/** What a parent is not shown, since a minor's request to deny it was granted and is in force, and since when (R139). */
export interface Withheld {
  readonly on: string;
  /** Ids of the parts of the record. */
  readonly records: readonly string[];
}

const WHOLE = 'whole';

/** Whether any of these parts is withheld. Each is part of the whole record. */
export const isWithheld = (records: readonly string[], withheld: readonly Withheld[]): boolean =>
  withheld.some(({ records: closed }) => {
    const isAll = closed.includes(WHOLE) || records.includes(WHOLE);
    return isAll ? records.length > 0 : records.some((one) => closed.includes(one));
  });
