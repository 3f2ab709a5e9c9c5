/** One piece of information: its text, and beside it everything that is said and done about it. */
export function ItemScreen() {
  return null;
}
