import React from "react";
import { Panel } from "./Panel";
import { Old } from "./Old";
export class Page extends React.Component {
  record(name, details) { fbq("track", name, details); } // use: meta-pixel event
  render() {
    const { patient } = this.props;
    return (
      <div>
        <Panel onRecord={(name, details) => this.record(name, details)} patient={patient} /> {/* use: meta-pixel event */}
        <Old send={this.record} close={() => this.setState({ open: false })} patient={patient} />
      </div>
    );
  }
}
