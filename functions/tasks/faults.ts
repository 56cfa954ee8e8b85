import { TaskFault } from '../../statemachines/language/faults.ts';

/** Too many writers of one customer at the same time. */
export const storeBusy = (what: string): Error =>
  new TaskFault('StoreBusy', `${what}: written by others each time`);
/** The bus was quicker than the door, which writes the event last; or the door died in between and will repeat. */
export const notYetRecorded = (event: string): Error =>
  new TaskFault('StoreBusy', `event ${event} is not written yet`);
/** Nothing was accepted; the claim is released. */
export const providerDown = (because: string): Error => new TaskFault('ProviderDown', because);
/** A transactional message may have been accepted; it is sent again, since not to send is worse. */
export const answerLost = (because: string): Error => new TaskFault('AnswerLost', because);
