// What html-validate holds a page against.
export default {
  root: true,
  extends: ["html-validate:recommended"],
};
