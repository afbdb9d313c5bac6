send(1);
function ( { broken
send(2);
const x = ;
