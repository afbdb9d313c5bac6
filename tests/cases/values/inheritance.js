class Base {
  tell(tag) { fbq("track", "Lead", { tag }); } // use: meta-pixel event
}
class Visit extends Base {
  send() { this.tell(document.getElementById("email").value); } // use: meta-pixel event email
  again() { super.tell(document.getElementById("phone").value); } // use: meta-pixel event phone
}
new Visit().send();
