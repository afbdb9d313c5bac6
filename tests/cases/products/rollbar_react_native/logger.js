import { Client, Configuration } from "rollbar-react-native"; // use: rollbar import

class Logger {
  constructor() {
    this.start({});
  }

  start({ environment }) {
    try {
      this.rollbar = new Client( // use: rollbar init
        new Configuration("token", { payload: { environment } }) // use: rollbar config
      );
    } catch (error) {
      this.rollbar = null;
    }
  }

  setUser({ userId, username, fullName }) {
    if (this.rollbar) {
      this.rollbar.setPerson(userId, fullName, username); // use: rollbar identify
    }
  }

  warn(message, extra) {
    if (this.rollbar) {
      this.rollbar.warning(message, extra); // use: rollbar event
    }
  }
}

export default new Logger();
