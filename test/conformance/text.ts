/** What engines and drivers get wrong: marks, signs beyond the basic plane, quotes, what SQL and LIKE read into a text. */
export const TEXT = `Zoë "O’Brien" 'n' \\ \\n %_? $1 :a 😀 中 e\u0301\n\ttab`;

/** The same to the eye, two texts to a store: it composes nothing and takes nothing apart. */
export const COMPOSED = 'Ren\u00e9e';
export const DECOMPOSED = 'Rene\u0301e';

/** In the order of their bytes: no locale, capitals first, what begins alike by its length. */
export const BY_BYTES = ['', ' ', "'", '-', '10', '9', 'B', 'Z', 'Za', 'a', 'ab', 'b', 'z', 'é', '中', '\uffee', '😀'];

/** An instant in 2026: more than 32 bits hold. */
export const AT = Date.parse('2026-11-20T15:00:00.123Z');
/** The largest that both engines and JavaScript hold exactly. */
export const MOST = Number.MAX_SAFE_INTEGER;
