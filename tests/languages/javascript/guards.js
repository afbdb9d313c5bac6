if (ready) send(1);
else if (other) send(2);
else send(3);
if (!ready) return_early();
switch (kind) {
  case "a": send(4); break;
  default: send(5);
}
try { send(6); } catch (problem) { send(problem); } finally { send(7); }
while (ready) { send(8); }
do { send(9); } while (ready);
ready && send(10);
function stop(x) { if (!x) return; send(11); }
label: for (;;) { break label; }
