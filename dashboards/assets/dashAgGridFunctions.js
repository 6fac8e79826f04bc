/* The look of the grid, from the same custom properties as everything else. */
(function () {
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  functions.gridTheme = (base) => base.withParams({
    fontFamily: "var(--font)", fontSize: 14, headerFontSize: 12.5, headerFontWeight: 500,
    foregroundColor: "var(--ink)", textColor: "var(--ink)", headerTextColor: "var(--second)", accentColor: "var(--accent)",
    backgroundColor: "var(--card)", headerBackgroundColor: "var(--card)", oddRowBackgroundColor: "var(--card)",
    rowHoverColor: "var(--hover)", borderColor: "var(--hair)", rowBorder: { color: "var(--hair)" }, columnBorder: false,
    headerRowBorder: { color: "var(--line)" }, headerColumnBorder: false, headerColumnResizeHandleColor: "transparent", wrapperBorder: false,
    wrapperBorderRadius: 0, cellHorizontalPadding: 12, iconSize: 14, spacing: 7, focusShadow: "none",
    rangeSelectionBorderColor: "var(--accent)", menuShadow: "none", popupShadow: "none", menuBorder: { color: "var(--edge)" },
  });
})();
