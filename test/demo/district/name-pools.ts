import type { Race } from './types.ts';

/** Given and family names of one community, with its share of the district. */
export interface NamePool {
  readonly weight: number;
  readonly race: Race;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** How family names are put together: one, two with a space, two with a hyphen now and then, or none of its own. */
  readonly form?: 'double' | 'hyphen' | 'single';
}

const words = (text: string): readonly string[] => text.split(' ');

/** Everyday first and last names; no real person is meant. */
export const NAME_POOLS: readonly NamePool[] = [
  {
    weight: 30,
    race: 'white',
    female: words(
      'Abigail Amelia Clara Eleanor Emma Freya Grace Hannah Harper Hazel Ingrid Ivy Josie Lena Lily Maren Nora Olive Piper Quinn Ruby Sadie Signe Tess Willa Zoe',
    ),
    male: words(
      'Anders August Caleb Declan Eli Emmett Ethan Finn Gus Henry Isaac Jack Jonas Leif Levi Liam Mason Nolan Oscar Owen Silas Soren Theo Wyatt Wesley',
    ),
    family: words(
      "Anderson Bauer Bergström Callahan Doyle D'Angelo Fitzgerald Frost Gustafson Hart Heikkinen Jorgensen Kessler Koski Larsen Lindgren MacDonald McKay Niemi Novak O'Connor O'Malley Peterson Rasmussen Schäfer Sørensen Saint-Clair Thorsen Turner Väisänen Walsh Weber",
    ),
    form: 'hyphen',
  },
  {
    weight: 12,
    race: 'hispanic',
    female: words(
      'Adriana Camila Daniela Elena Esperanza Gabriela Isabela Itzel Lucía Luz María Marisol Paloma Sofía Valentina Ximena Yaretzi',
    ),
    male: words(
      'Alejandro Andrés Ángel Diego Emiliano Esteban Íñigo Joaquín José Julián Leonel Mateo Nicolás Raúl Santiago Tomás',
    ),
    family: words(
      'Aguilar Castañeda Cruz Díaz Espinoza Flores García Gutiérrez Hernández Ibáñez Jiménez López Mamani Martínez Muñoz Núñez Ordóñez Peña Quispe Ramírez Rodríguez Salazar Treviño Vásquez Zúñiga',
    ),
    form: 'double',
  },
  {
    weight: 11,
    race: 'asian',
    female: words('Bao Chue Duachi Gaonou Hlee Kalia Kazoua Mai Maly Nkauj Nou Paj Pa-Houa See Sheng Xee Yer'),
    male: words('Blia Chong Fue Ger Hue Kong Koua Leng Lue Meng Nhia Pao Teng Tou Txawj Vang Xeng'),
    family: words('Cha Chang Cheng Fang Hang Her Khang Kue Lee Lor Lo Moua Pha Thao Vang Vue Xiong Yang'),
  },
  {
    weight: 11,
    race: 'black',
    female: words(
      'Aamiina Amran Asha Ayaan Caasha Deeqa Faduma Fartun Hani Hibaaq Hodan Ifrah Khadra Ladan Nasra Sagal Ubah Xaawo',
    ),
    male: words(
      'Abdirahman Abshir Axmed Bashiir Cabdi Cali Daahir Faarax Guled Jaamac Liban Maxamed Mukhtar Sakariye Warsame Xasan Yoonis Yuusuf',
    ),
    family: words(
      'Abdi Abdullahi Adan Ali Axmed Barre Cumar Duale Egal Farah Geedi Guuleed Hashi Hersi Ismail Jama Mohamud Nuur Omar Samatar Warsame Yusuf',
    ),
  },
  {
    weight: 7,
    race: 'indigenous',
    female: words('Aandeg Anang Biidaaban Dawn Giizhigookwe Migizi Nibiikwe Nodin Raven River Waabigwan Winona Zaaga'),
    male: words(
      'Animikii Bineshii Gaagiijii Makwa Mishkwaadesi Noodin Ogimaa Sage Skye Waabishkizi Waagosh Wolf Ziigwan',
    ),
    family: words(
      "Aitken Beaulieu Bellanger Buckanaga Day DeFoe Fairbanks GreyCloud Jourdain Kingbird LaDuke LaPrairie Morrison Northbird Savage Stately Strong Whitefeather Yellowbird Ge'ezhig",
    ),
  },
  {
    weight: 7,
    race: 'asian',
    female: words('Ánh Bích Diễm Hạnh Hồng Kim Lan Linh Mỹ Ngọc Nhung Quyên Thảo Thủy Trang Tuyết Vy Yến'),
    male: words('Anh Bảo Bình Cường Đạt Đức Dũng Hiếu Hùng Khôi Long Minh Nam Phúc Quân Sơn Tài Việt'),
    family: words('Bùi Đặng Đinh Đỗ Dương Hồ Hoàng Huỳnh Lê Lý Ngô Nguyễn Phạm Phan Trần Trịnh Võ Vũ'),
  },
  {
    weight: 6,
    race: 'black',
    female: words('Adébísí Àdùkẹ́ Ayọ̀délé Bọ́lánlé Fọlákẹ́ Ìfẹ́olúwa Mojísọ́lá Olúwaṣeun Ọmọ́lará Tèmítọ́pẹ́ Títílayọ̀ Yétúndé'),
    male: words('Adébáyọ̀ Akin Babátúndé Délé Fẹ́mi Káyọ̀dé Kọ́lá Olúmidé Ọládipọ̀ Ṣẹ́gun Táíwò Túndé'),
    family: words('Adébàyọ̀ Adéyẹmí Afọlábí Akíntọ́lá Awólọ́wọ̀ Bámidélé Ògúnbánwò Ọláníyan Ọláwálé Òjó Olátúnjí Ṣóyínká'),
  },
  {
    weight: 8,
    race: 'black',
    female: words(
      "Aaliyah Amara Brianna Ciara Destiny Ebony Imani Jada Kiara Kourtney La'Shay Maya Nia Raven Simone Tiana Zuri",
    ),
    male: words(
      "Andre Darius DeShawn Elijah Isaiah Jamal Jaylen Kareem Khalil Malik Marcus Micah Ny'Quan Terrence Tyrell Xavier",
    ),
    family: words(
      'Banks Booker Carter Coleman Freeman Gaines Hayes Jackson Jefferson Marshall Mosley Rollins Simmons Tate Washington Whitaker Young',
    ),
    form: 'hyphen',
  },
  {
    weight: 4,
    race: 'asian',
    female: words('Aditi Ananya Diya Farah Ishita Kavya Lakshmi Meera Noor Priya Saanvi Zainab'),
    male: words('Aarav Arjun Bilal Dev Hamza Imran Kabir Rohan Samir Vihaan Yusuf Zayd'),
    family: words('Agarwal Ahmed Chaudhary Das Gupta Hussain Iyer Khan Mehta Patel Rahman Rao Sharma Singh'),
  },
  {
    weight: 1,
    race: 'asian',
    female: words('Dewi Kartini Melati Suharti Wulan Yuliana'),
    male: words('Agus Budiono Slamet Sukarno Suparman Wayan'),
    family: [],
    form: 'single',
  },
  {
    weight: 2,
    race: 'white',
    female: words('Anastasiia Daryna Halyna Ioana Katarzyna Małgorzata Oksana Zofia'),
    male: words('Andrii Bohdan Łukasz Mykola Ștefan Taras Wojciech Zbigniew'),
    family: words('Bondarenko Ionescu Kovalenko Kowalski Melnyk Nowak Shevchenko Wiśniewski Wójcik Țurcanu'),
  },
  {
    weight: 1,
    race: 'pacific',
    female: words("Kaʻiulani Leilani Mele Sina Talia 'Ofa"),
    male: words('Afa Keoni Kekoa Manu Sione Tavita'),
    family: words("Faleolo Ka'ahumanu Kealoha Mahoe Tuiasosopo Vainikolo"),
  },
];
