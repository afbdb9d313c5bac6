export const search = (term) => (dispatch) => {
  dispatch({ type: "SEARCH", term });
  fbq("track", "Search", { tag: term }); // use: meta-pixel event
};
export const Page = ({ dispatch }) => dispatch(search(document.getElementById("email").value)); // use: meta-pixel event email
