import mixpanel from "mixpanel-browser"; // use: mixpanel import

class MixpanelReporter {
  event(name: string, value: string) {
    mixpanel.track(name, { value }); // use: mixpanel event
  }
}

class ConsoleReporter {
  event(name: string, value: string) {
    console.log(name, value);
  }
}

class Reports {
  private reporters: Reporter[] = [];
  private logs: Reporter[] = [];

  constructor() {
    this.reporters.push(new MixpanelReporter());
    this.logs.push(new ConsoleReporter());
  }

  event(name: string, value: string) {
    for (const reporter of this.reporters) reporter.event(name, value);
  }

  log(name: string, value: string) {
    for (const reporter of this.logs) reporter.event(name, value);
  }
}

const reports = new Reports();

export function visit(patient: Patient) {
  reports.event("visit", patient.email); // use: mixpanel event email
  reports.log("visit", patient.email);
}
