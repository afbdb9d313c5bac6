import mitt from "mitt";
export const bus = mitt();
export const socket = io();
