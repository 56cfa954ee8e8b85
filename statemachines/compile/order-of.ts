import type { ActOrder, CheckOrder, ListenOrder, SendOrder } from '../language/tasks.ts';
import type { TaskState } from './asl.ts';

/** What a Task state orders, whether or not it waits for a token. */
export const orderOf = ({ Parameters }: TaskState): SendOrder | CheckOrder | ListenOrder | ActOrder =>
  'order' in Parameters ? Parameters.order : Parameters.Payload.order;
