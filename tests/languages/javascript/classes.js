class Base { constructor(name) { this.name = name; } }
class Visit extends Base {
  #secret = 1;
  field = load();
  static shared = new Visit("a");
  handler = () => send(this.field);
  constructor(name, extra) { super(name); this.extra = extra; }
  get both() { return this.name + this.extra; }
  static make() { return new this("b"); }
  send() { send(this.#secret, this.both); super.send(); }
}
const Inline = class { run() { return this; } };
export { Visit as Renamed };
