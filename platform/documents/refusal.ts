/** A document that cannot be opened, with a sentence for the person who sent it: what is wrong and what to do. */
export class DocumentRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DocumentRefused';
  }
}
