/** The front door of the search: all that the server, the command line and other capabilities may import. */
export type { IndexedDocument, TextPart } from './engine/index.ts';
export { openRoom, type RoomOptions, type SearchRoom } from './following/room.ts';
export { keyOf, PUBLIC, type SearchedOrgan, type Source, staffOnly, type Touched } from './sources/source.ts';
