document.write('<script src="https://static.hotjar.com/c/hotjar-1.js"><\/script>'); // todo: hotjar load
