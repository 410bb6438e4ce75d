/** Whether this build is for development: gallery, pseudo-languages, invented shell. Set by vite.config.ts. */
declare const DEVELOPMENT: boolean;
