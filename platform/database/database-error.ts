/** The database cannot be used as it is. The message says in Chinese and English what to do; callers print it as it stands. */
export class DatabaseError extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = 'DatabaseError';
  }
}
