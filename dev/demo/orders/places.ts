export interface Country {
  code: string
  /** How many customers of a hundred live there. */
  share: number
  currency: string
  /** What one EUR of a list price costs there, and the charge for a parcel in that currency. */
  priceFactor: number
  shipping: number
  /** Days that a parcel travels, from and to. */
  transit: readonly [number, number]
  dial: string
  /** `#` stands for a digit. */
  cities: readonly (readonly [name: string, postalCode: string])[]
  streets: readonly string[]
  numberFirst?: boolean
  firstNames: string
  lastNames: string
}

const euro = { currency: 'EUR', priceFactor: 1 }

export const countries: readonly Country[] = [
  {
    code: 'DE',
    share: 38,
    ...euro,
    shipping: 4.9,
    transit: [1, 2],
    dial: '+49 30 ',
    cities: [
      ['Berlin', '10###'],
      ['Hamburg', '20###'],
      ['München', '80###'],
      ['Köln', '50###'],
      ['Leipzig', '04###'],
      ['Stuttgart', '70###'],
      ['Bremen', '28###'],
      ['Freiburg', '79###'],
    ],
    streets: [
      'Lindenstraße',
      'Gartenweg',
      'Hauptstraße',
      'Schillerstraße',
      'Am Markt',
      'Bergstraße',
      'Uferweg',
    ],
    firstNames:
      'Anna Lukas Mia Jonas Lea Felix Emma Paul Hannah Leon Clara Finn Marie Tim Sophie Jan Laura Ben Julia Moritz Katharina Sebastian Greta Emre Aylin',
    lastNames:
      'Müller Schmidt Weber Fischer Wagner Becker Hoffmann Koch Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Krüger Hartmann Lange Werner Krause Lehmann Yılmaz Köhler Voigt',
  },
  {
    code: 'AT',
    share: 9,
    ...euro,
    shipping: 7.9,
    transit: [1, 3],
    dial: '+43 1 ',
    cities: [
      ['Wien', '10##'],
      ['Graz', '80##'],
      ['Linz', '40##'],
      ['Salzburg', '50##'],
      ['Innsbruck', '60##'],
    ],
    streets: ['Mariahilfer Straße', 'Kirchengasse', 'Bahnhofstraße', 'Am Graben', 'Mozartgasse', 'Seestraße'],
    firstNames: 'Lena David Sarah Maximilian Valentina Jakob Johanna Elias Theresa Florian Magdalena Tobias',
    lastNames: 'Gruber Huber Bauer Pichler Steiner Moser Mayer Hofer Leitner Berger Fuchs Eder Novak',
  },
  {
    code: 'CH',
    share: 9,
    currency: 'CHF',
    priceFactor: 1.05,
    shipping: 8.5,
    transit: [2, 3],
    dial: '+41 44 ',
    cities: [
      ['Zürich', '80##'],
      ['Bern', '30##'],
      ['Basel', '40##'],
      ['Genève', '12##'],
      ['Lausanne', '10##'],
      ['Luzern', '60##'],
    ],
    streets: [
      'Seefeldstrasse',
      'Bahnhofstrasse',
      'Rue du Lac',
      'Dorfstrasse',
      'Avenue de la Gare',
      'Rosenweg',
    ],
    firstNames: 'Nina Luca Elena Noah Chiara Matteo Céline Yannick Livia Nico Aline Reto Beat Fiona',
    lastNames: 'Meier Keller Frei Brunner Baumann Zürcher Favre Rossi Bianchi Gerber Graf Roth Widmer',
  },
  {
    code: 'FR',
    share: 11,
    ...euro,
    shipping: 8.9,
    transit: [2, 4],
    dial: '+33 1 ',
    cities: [
      ['Paris', '750##'],
      ['Lyon', '690##'],
      ['Marseille', '130##'],
      ['Bordeaux', '330##'],
      ['Lille', '590##'],
      ['Nantes', '440##'],
      ['Strasbourg', '670##'],
    ],
    streets: [
      'rue de la Paix',
      'avenue Victor-Hugo',
      'rue des Lilas',
      'boulevard Voltaire',
      'place du Marché',
    ],
    numberFirst: true,
    firstNames:
      'Camille Hugo Manon Louis Chloé Jules Inès Gabriel Léa Nathan Amélie Antoine Fatou Karim Élise',
    lastNames:
      'Martin Bernard Dubois Moreau Laurent Lefèvre Roux Fontaine Girard Mercier Diallo Benali Chevalier',
  },
  {
    code: 'NL',
    share: 8,
    ...euro,
    shipping: 6.9,
    transit: [1, 3],
    dial: '+31 20 ',
    cities: [
      ['Amsterdam', '10## AB'],
      ['Rotterdam', '30## CD'],
      ['Utrecht', '35## GH'],
      ['Den Haag', '25## JK'],
      ['Eindhoven', '56## LM'],
      ['Groningen', '97## PR'],
    ],
    streets: ['Prinsengracht', 'Kerkstraat', 'Dorpsstraat', 'Molenweg', 'Stationsplein', 'Nieuwe Haven'],
    firstNames: 'Sanne Daan Lotte Sem Fleur Bram Anouk Thijs Maud Ruben Femke Joris Yasmin Pieter',
    lastNames: 'Vries Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Bouzid',
  },
  {
    code: 'GB',
    share: 11,
    currency: 'GBP',
    priceFactor: 0.87,
    shipping: 9.5,
    transit: [2, 5],
    dial: '+44 20 ',
    cities: [
      ['London', 'SE1# 4AB'],
      ['Manchester', 'M1# 2WD'],
      ['Bristol', 'BS1# 6QF'],
      ['Edinburgh', 'EH1# 3NG'],
      ['Leeds', 'LS1# 5DL'],
      ['Cardiff', 'CF1# 1DY'],
    ],
    streets: ['High Street', 'Station Road', 'Church Lane', 'Mill Road', 'Victoria Terrace', 'Orchard Close'],
    numberFirst: true,
    firstNames:
      'Olivia George Amelia Harry Isla Oliver Freya Arthur Priya Jack Zara Callum Rhys Niamh Imogen Adeel',
    lastNames: 'Smith Taylor Evans Hughes Patel Walker Clarke Khan Campbell Murray Shaw Griffiths Ahmed Reid',
  },
  {
    code: 'US',
    share: 8,
    currency: 'USD',
    priceFactor: 1.12,
    shipping: 19.5,
    transit: [5, 10],
    dial: '+1 212 ',
    cities: [
      ['New York', '100##'],
      ['Boston', '021##'],
      ['Chicago', '606##'],
      ['Seattle', '981##'],
      ['Austin', '787##'],
      ['San Francisco', '941##'],
    ],
    streets: ['Maple Avenue', 'Oak Street', 'Washington Street', 'Lakeview Drive', 'Elm Street', 'Hill Road'],
    numberFirst: true,
    firstNames:
      'Ava Ethan Sofia Mason Harper Logan Grace Caleb Naomi Diego Hailey Wei Maya Tyler Aaliyah Kenji',
    lastNames:
      'Johnson Williams Brown Garcia Miller Davis Rodriguez Nguyen Anderson Kim Thompson Lopez Chen Brooks',
  },
  {
    code: 'ES',
    share: 6,
    ...euro,
    shipping: 9.9,
    transit: [3, 5],
    dial: '+34 91 ',
    cities: [
      ['Madrid', '280##'],
      ['Barcelona', '080##'],
      ['Valencia', '460##'],
      ['Sevilla', '410##'],
      ['Bilbao', '480##'],
    ],
    streets: [
      'Calle Mayor',
      'Calle de la Luna',
      'Avenida del Mar',
      'Plaza Nueva',
      'Calle Real',
      'Paseo del Prado',
    ],
    firstNames: 'Lucía Hugo Martina Pablo Carla Álvaro Noa Javier Inés Marcos Elena Íñigo Rocío Sergio',
    lastNames:
      'García Fernández López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Navarro Etxeberria Ortega',
  },
]

/** What companies are called after a family name. */
export const companies: Record<string, readonly string[]> = {
  DE: ['Architekten GmbH', 'Optik GmbH', 'Hotelbetriebe KG'],
  AT: ['Gastronomie GmbH', 'Werbung OG'],
  CH: ['Treuhand AG', 'Design AG'],
  FR: ['Traiteur SARL', 'Conseil SAS'],
  NL: ['Interieur BV', 'Koffie BV'],
  GB: ['& Sons Ltd', 'Interiors Ltd'],
  US: ['Studio LLC', 'Catering Inc.'],
  ES: ['Eventos SL', 'Diseño SL'],
}
