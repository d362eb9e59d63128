/** Serves the database of the folder given as argument until it is killed. */
import { startEmbedded } from '../../db/embedded/embedded-postgres.ts';

const server = await startEmbedded({ dataDir: process.argv[2]! });
console.log(server.url);
