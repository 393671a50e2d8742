using Gossan.Grids;
using Gossan.Report.Maps;

namespace Gossan.Report.Stacks;

/// <summary>How large the panels are and how they stand on the picture.</summary>
/// <param name="Extent">The map of each panel.</param>
/// <param name="Columns">Panels side by side.</param>
/// <param name="Shown">Panels in all.</param>
/// <param name="Header">Height of what stands above them.</param>
/// <param name="MapTop">From the top of a panel to its map.</param>
/// <param name="LeftOut">Bands without a panel.</param>
internal sealed record StackLayout(MapExtent Extent, int Columns, int Shown, int Header, int MapTop, int LeftOut)
{
    /// <summary>Most pixels of the picture, either way.</summary>
    public const int Most = 8000;

    public const int Margin = 28;

    private const int Gap = 24;
    private const int BelowMap = 48;
    private const int Footer = 30;
    private const int NarrowestMap = 100;
    private const int NarrowestPanel = 150;
    private const int NarrowestPicture = 420;
    private const double Shape = 1.3;

    public int PanelWidth => Math.Max(Extent.Width, NarrowestPanel);

    public int Width => Math.Max(NarrowestPicture, (2 * Margin) + (Columns * (PanelWidth + Gap)) - Gap);

    public int Height => Header + (Rows * (PanelHeight + Gap)) - Gap + (LeftOut > 0 ? Footer : 0) + Margin;

    private int PanelHeight => MapTop + Extent.Height + BelowMap;

    private int Rows => (Shown + Columns - 1) / Columns;

    /// <summary>The layout with the widest maps that show all bands, or the first bands in small maps.</summary>
    /// <param name="grid">The stack's grid.</param>
    /// <param name="bands">How many bands there are.</param>
    /// <param name="options">Columns and width asked for.</param>
    /// <param name="mapTopOf">Room above the map of a panel of some width.</param>
    /// <param name="headerOf">Height of the header on a picture of some width, above maps of some size.</param>
    public static StackLayout Of(Grid grid, int bands, StackPictureOptions options, Func<int, int> mapTopOf, Func<int, MapExtent, int> headerOf)
    {
        var smallest = MapExtent.Even(grid, NarrowestMap);
        for (double width = options.PanelWidth; width >= NarrowestMap; width *= 0.97)
        {
            var fitting = WithColumns(MapExtent.Even(grid, (int)width), shown: bands).Where(layout => layout.Height <= Most).ToList();
            if (fitting.Count > 0)
            {
                return fitting.MinBy(layout => layout.Unsightliness)!;
            }
        }

        // Rows and columns to the brim; with the columns asked for, as many of them as there is room for.
        var widest = WithColumns(smallest, shown: 1).MaxBy(layout => layout.Columns)!;
        int rows = (Most - widest.Header - Footer - Margin + Gap) / (widest.PanelHeight + Gap);
        int shown = Math.Min(bands, widest.Columns * Math.Max(1, rows));
        return widest with { Shown = shown, LeftOut = bands - shown };

        IEnumerable<StackLayout> WithColumns(MapExtent extent, int shown)
        {
            int mapTop = mapTopOf(Math.Max(extent.Width, NarrowestPanel)), most = options.Columns == 0 ? bands : Math.Min(bands, options.Columns);
            for (int columns = options.Columns == 0 || shown < bands ? 1 : most; columns <= most; columns++)
            {
                var layout = new StackLayout(extent, columns, shown, 0, mapTop, 0);
                if (layout.Width > Most)
                {
                    yield break;
                }

                yield return layout with { Header = headerOf(layout.Width, extent) };
            }
        }
    }

    /// <summary>Upper left corner of a panel.</summary>
    public (int Left, int Top) PlaceOf(int panel)
    {
        var (row, column) = Math.DivRem(panel, Columns);
        return (Margin + (column * (PanelWidth + Gap)), Header + (row * (PanelHeight + Gap)));
    }

    /// <summary>How far the picture is from a good shape, and how much of its last row is empty.</summary>
    private double Unsightliness => Math.Abs(Math.Log((double)Width / Height / Shape)) + (1 - ((double)Shown / (Rows * Columns)));
}
