/** The one element that is put into a SIS page for the panel. It carries its style, the epoch and how it stands, and never any student data. */
export const HOST_TAG = 'facesheet-host';
/** The element near the page's own name of the student, in which our frame stands. */
export const FLAG_TAG = 'facesheet-flag';
/** The mark around what an administrator points at while a page is being described. */
export const PICK_TAG = 'facesheet-pick';
