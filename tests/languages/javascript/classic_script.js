var shared = 1;
function visible() { hidden = 2; }
(function () { var own = shared; window.given = own; })();
this.atTop = 3;
