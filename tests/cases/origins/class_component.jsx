import React from "react";
export class Search extends React.Component {
  state = { value: "" };
  change = (event) => this.setState({ value: event.target.value });
  submit = () => {
    fbq("track", "A", { tag: this.props.patient.email }); // use: meta-pixel event email
    fbq("track", "A", { tag: this.state.value }); // use: meta-pixel event search-term
  };
  render() { return <input type="search" name="q" value={this.state.value} onChange={this.change} />; }
}
