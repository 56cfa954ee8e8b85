import mailLayout from '#mail-layout';
import { messages, policy } from '#map';
import { written } from '#map/written';
import { makeRenderer } from '../../../statemachines/rendering/render.ts';

/** All words and the layout of mails: a file of its own in the bundle, since not every instance writes. */
export const { render, layOut } = makeRenderer({ messages, policy }, written, mailLayout);
