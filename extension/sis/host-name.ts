/** The one element that is put into a SIS page. It carries two attributes and never any student data. */
export const HOST_TAG = 'facesheet-host';
