/** The letters of a row of marks with their places; a mark has no other identity than where it stands. */
export const placesOf = (letters: string): readonly { readonly place: number; readonly letter: string }[] =>
  Array.from(letters, (letter, place) => ({ place, letter }))
