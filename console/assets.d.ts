/** What the bundler makes of a style sheet import. */
declare module '*.css';
