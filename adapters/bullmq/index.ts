export { connectDatabase, connectRedis, type QueueConnection, type RedisConnection } from './connection.js';
export { createQueues, type OpenQueues, type QueueCounts } from './queues.js';
export { startWorkers, type Workers } from './workers.js';
