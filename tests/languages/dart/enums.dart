enum PlanEvent { opened, closed, renewed }

enum Screen with Named implements Routed {
  home('/home', 1),
  search.named('/search');

  const Screen(this.path, [this.depth = 0]);
  const Screen.named(this.path) : depth = 2;
  final String path;
  final int depth;
  String get title => switch (this) { Screen.home => 'Home', Screen.search => 'Search' };
  static Screen of(String path) => values.first;
}

void log(PlanEvent event, Screen screen) {
  send(event.name, screen.path);
  send(PlanEvent.opened.name, Screen.home.title);
}
