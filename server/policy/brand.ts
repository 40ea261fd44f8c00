/**
 * Marks what policy alone can make. The member is protected and exists in types only: a literal cannot state it and a
 * spread copy loses it, so a grant can neither be written by hand nor altered.
 */
export declare class Brand<Kind> {
  protected readonly brand: Kind;
}
