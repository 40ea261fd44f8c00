import type { Choice } from '../forms/form-spec.ts';
import { choice } from '../forms/spec-parts.ts';

/** In what capacity somebody asks for a student's data, or receives it (R92 to R113). Ids are stored: never re-used. */
export const CAPACITIES = [
  choice('parent', 'Parent or guardian', 'Familia o tutela legal'),
  choice('student', 'The student', 'El propio estudiante'),
  choice('school', 'Another school, district or college', 'Otra escuela, otro distrito o una universidad'),
  choice('official', 'Staff of this district', 'Personal de este distrito'),
  choice('contractor', 'Contractor, consultant or other service', 'Contratista, asesoría u otro servicio'),
  choice('volunteer', 'Volunteer at a school event', 'Voluntariado en un evento escolar'),
  choice('court', 'Court', 'Tribunal'),
  choice('agency', 'Agency with a subpoena or an order', 'Organismo con una citación o una orden'),
  choice('police', 'Police or another law-enforcement unit', 'Policía u otra fuerza del orden'),
  choice('juvenile', 'Juvenile justice system', 'Justicia juvenil'),
  choice('welfare', 'Child-welfare agency or tribal organization', 'Protección de menores u organización tribal'),
  choice('health', 'Health authority', 'Autoridad sanitaria'),
  choice('help', 'Somebody needed in an emergency', 'Alguien necesario en una emergencia'),
  choice('education-authority', 'State or federal education authority', 'Autoridad educativa estatal o federal'),
  choice('nutrition', 'Nutrition program authority', 'Autoridad de programas de nutrición'),
  choice('aid', 'Financial aid', 'Ayuda financiera'),
  choice('study', 'Organization that makes a study', 'Organización que realiza un estudio'),
  choice('accreditor', 'Accrediting organization', 'Organización de acreditación'),
  choice('military', 'Military recruiter', 'Reclutamiento militar'),
  choice('college-recruiter', 'College recruiter', 'Reclutamiento universitario'),
  choice('other', 'Anybody else', 'Cualquier otra persona o entidad'),
] as const satisfies readonly Choice[];

export type Capacity = (typeof CAPACITIES)[number]['id'];
