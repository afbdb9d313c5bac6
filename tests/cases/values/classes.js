class Visit {
  email = document.getElementById("email").value;
  constructor(phone) { this.phone = phone; }
  static zip = document.getElementById("zip-code").value;
  get both() { return `${this.email} ${this.phone}`; }
  send() {
    fbq("track", "Lead", { tag: this.email }); // use: meta-pixel event email
    fbq("track", "Lead", { tag: this.phone }); // use: meta-pixel event phone
    fbq("track", "Lead", { tag: Visit.zip }); // use: meta-pixel event postal-code
    fbq("track", "Lead", { tag: this.both }); // use: meta-pixel event email phone
    document.addEventListener("click", this.later.bind(this));
  }
  later = () => fbq("track", "Lead", { tag: this.email }); // use: meta-pixel event email
}
new Visit(document.getElementById("phone").value).send();
