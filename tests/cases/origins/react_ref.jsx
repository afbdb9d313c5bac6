import React, { Component, useRef } from "react";
export function Search() {
  const box = useRef(null);
  const frame = useRef(null);
  const count = useRef(0);
  const submit = () => fbq("track", "Search", { tag: box.current.value }); // use: meta-pixel event search-term
  const open = () => fbq("track", "Open", { tag: frame.current.value, times: count.current }); // use: meta-pixel event
  return <form onSubmit={submit} onReset={open} ref={frame}><input ref={box} type="search" name="q" /></form>;
}
export class Lead extends Component {
  box = React.createRef();
  constructor(props) {
    super(props);
    this.phone = React.createRef();
  }
  send = () => fbq("track", "Lead", { tag: this.box.current.value, other: this.phone.current.value }); // use: meta-pixel event email phone
  render() {
    return <div onClick={this.send}><input ref={this.box} type="email" /><input ref={this.phone} id="phone" /></div>;
  }
}
export const Form = () => {
  const form = useRef();
  const send = () => fbq("track", "Lead", Object.fromEntries(new FormData(form.current))); // use: meta-pixel event
  return <form ref={form} onSubmit={send}>{children}</form>;
};
