import type { FirstKey, FirstWords } from './first-templates.ts';

/** Paragraphs, as a letter has them. */
const letter = (...paragraphs: readonly string[]): string => paragraphs.join('\n\n');

const BEGIN = 'Estimado/a {{parent}}:';
const CALL =
  'Si tiene preguntas, o prefiere hablar en otro idioma, llame a la escuela. Buscaremos un intérprete, sin costo para usted.';
const END = 'Atentamente,\n\n{{worker}}\n{{school}}';

/** The first letters in Spanish. */
export const WORDS_ES: Readonly<Record<FirstKey, FirstWords>> = {
  // R7
  meeting: {
    title: 'Invitación a una reunión',
    subject: 'Queremos reunirnos con usted para hablar de {{student}}',
    body: letter(
      BEGIN,
      'Nos gustaría sentarnos a hablar con usted y con {{student}} en {{school}}. Volver a la escuela, o empezar en una nueva, es un paso grande. En la reunión le diremos qué servicios pueden ayudar, y usted nos dirá qué necesita.',
      'Traiga todo lo que crea que debemos saber. Puede venir con alguien que le acompañe. Usted decide si {{student}} recibe los servicios: nada empieza antes de que hayamos hablado.',
      'Llame a la escuela y díganos qué día y a qué hora le conviene. Si le es difícil venir, podemos reunirnos por teléfono o en su casa.',
      CALL,
      END,
    ),
  },
  // R6
  refused: {
    title: 'Rechazó los servicios: qué significa',
    subject: 'Usted rechazó los servicios para {{student}}',
    body: letter(
      BEGIN,
      'Usted nos dijo que no desea los servicios que se ofrecieron para {{student}}. Es su derecho y lo respetamos. Esta carta explica qué pasa ahora.',
      'Hemos anotado su decisión y cerrado el caso. Avisamos de ello a las personas del distrito que se ocupan de estos servicios. {{student}} sigue siendo estudiante de {{school}}, con las mismas clases y los mismos derechos que antes.',
      'Puede cambiar de opinión en cualquier momento. Llame a la escuela y volveremos a hablar de los servicios.',
      CALL,
      END,
    ),
  },
  // R22
  'referred-back': {
    title: 'Remisión de vuelta al comité',
    subject: 'El caso de {{student}} vuelve al comité de ubicación',
    body: letter(
      BEGIN,
      '{{school}} envía de nuevo el caso de {{student}} al comité de ubicación de estudiantes del distrito. El comité verá qué ha pasado desde que {{student}} llegó a {{school}} y puede recomendar otras medidas, entre ellas otra escuela.',
      'El comité se reúne el {{meeting}}. Todavía no ha decidido nada. Le daremos lo que tenemos anotado: asistencia, notas, disciplina y la ayuda que se ha intentado.',
      'Usted tiene derecho a ver estos documentos antes de la reunión y a decirnos qué falta o qué está mal. Llámenos pronto, para que haya tiempo.',
      CALL,
      END,
    ),
  },
  // R27
  result: {
    title: 'Resultado y derecho a apelar',
    subject: 'El resultado para {{student}} y su derecho a apelar',
    body: letter(
      BEGIN,
      'El comité de ubicación de estudiantes del distrito se reunió para hablar de {{student}}. La dirección de asignación de estudiantes le comunica el resultado con esta carta. Adjuntamos la decisión: qué se decidió, desde qué día vale y por qué.',
      'Si no está de acuerdo, puede apelar. Llame o escriba a la oficina de la dirección de asignación de estudiantes y diga que quiere apelar y qué debería decidirse en su lugar. La oficina le dirá hasta qué día puede hacerlo y qué pasa después. Alguien puede ayudarle, y usted puede ver los documentos en los que se basa la decisión.',
      CALL,
      END,
    ),
  },
  // R14
  attendance: {
    title: 'Preocupación por la asistencia',
    subject: '{{student}} está faltando a la escuela: ¿cómo podemos ayudar?',
    body: letter(
      BEGIN,
      '{{student}} ha faltado muchos días a {{school}}. Cuando no está, se nota, y queremos entender qué hace difícil venir.',
      'Adjuntamos una lista de los días que tenemos anotados. Quizá haya un error en ella, o hubo una buena razón que no conocemos. Díganoslo, por favor. Si lo difícil es el camino a la escuela, la salud, algo que pasa en la escuela o algo en casa, hay ayuda que podemos ofrecer.',
      'Llame a la escuela antes del final de la próxima semana. Preferimos hablar con usted a escribirle.',
      CALL,
      END,
    ),
  },
  // R18
  ended: {
    title: 'Los servicios han terminado: gracias',
    subject: 'Los servicios para {{student}} han terminado',
    body: letter(
      BEGIN,
      'Los servicios que {{student}} ha recibido en {{school}} han llegado a su fin. Gracias por trabajar con nosotros: por sus llamadas, su tiempo y su confianza.',
      '{{student}} también se ha esforzado, y queremos que sepan que lo hemos visto.',
      'El caso queda cerrado desde el {{day}}. {{student}} sigue siendo estudiante como los demás, y nuestra puerta sigue abierta. Si las cosas vuelven a ponerse difíciles, llame a la escuela: no hay que esperar a que sea grave.',
      CALL,
      END,
    ),
  },
};
