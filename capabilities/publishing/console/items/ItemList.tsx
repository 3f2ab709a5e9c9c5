/** The information of every section, by where it stands. */
export function ItemList() {
  return null;
}
