import { scenarios } from '../../../statemachines/scenarios/index.ts';

const neighbours = ['abandoned-cart', 'review-request'];

/** The messages of an order, and the marketing that they are told beside; the rest of the map has its own stories. */
export const orderScenarios = scenarios.filter(({ id, code }) => code === 'S17' || neighbours.includes(id));
