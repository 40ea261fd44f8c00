/** The one element that is put into a SIS page. It carries its style, the epoch and how it stands, and never any student data. */
export const HOST_TAG = 'facesheet-host';
