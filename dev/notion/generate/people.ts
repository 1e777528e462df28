import { uuidOf } from '../identifiers.ts'
import type { Person } from '../store.ts'

const names = [
  'Ingrid Solberg',
  'Mateusz Kowalczyk',
  'Amara Okafor',
  'Lucas Ferreira',
  'Hannah Brandt',
  'Giulia Moretti',
  'Tom Whitfield',
  'Elena Petrova',
  'Niels van Dijk',
  'Priya Raman',
  'Claire Dubois',
  'Oskar Lindqvist',
  'Marta Nowak',
  'Javier Ortega',
  'Sinead Byrne',
  'Yusuf Demir',
  'Katharina Vogel',
  'Daniel Osei',
  'Aoife Gallagher',
  'Pieter Janssens',
  'Leila Haddad',
  'Henrik Dahl',
  'Rosa Almeida',
  'Victor Marchetti',
] as const

/** The one who left: still named on old rows, no longer in the users list. */
const leaver = 'Victor Marchetti'

export function peopleOf(seed: number): Person[] {
  return names.map((name) => ({
    id: uuidOf(seed, `person|${name}`),
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@quarterdeck.example`,
    left: name === leaver,
  }))
}
