import React from "react";
export class Old extends React.Component {
  submit = () => {
    this.props.send("Lead", { tag: this.props.patient.email }); // use: meta-pixel event email
    this.props.close({ tag: this.props.patient.email });
  };
  render() { return <button onClick={this.submit}>Send</button>; }
}
