using Gossan.Report.Maps;
using Gossan.Report.Plots;
using SkiaSharp;

namespace Gossan.Report.Explanation;

/// <summary>The layout of a swarm plot and all that is drawn on it.</summary>
internal sealed class SwarmDrawing
{
    private const float NameSize = 19;
    private const float MostName = 310;
    private const float Left = 28;
    private const int RowHeight = 46;
    private const float Radius = 3.6f;
    private const int RampRoom = 132;
    private const int RampSteps = 24;

    // The last tenth of the ramp is too faint on white paper.
    private const double RampEnd = 0.9;

    private static readonly SKColor Rule = new(0xD8, 0xD8, 0xD8);

    private readonly IReadOnlyList<SwarmRow> rows;
    private readonly PlotOptions options;
    private readonly int[][] shown;
    private readonly PlotAxis axis;
    private readonly SKRect area;

    public SwarmDrawing(IReadOnlyList<SwarmRow> rows, PlotOptions options)
    {
        (this.rows, this.options) = (rows, options);
        shown = [.. rows.Select(Shown)];

        // Zero is what points are compared with.
        var (min, max) = options.XRange ?? PlotAxis.Around(rows.SelectMany((row, i) => shown[i].Select(point => row.X[point])).Append(0), 0.04);
        float names = Math.Min(MostName, rows.Max(row => MapInk.WidthOf(row.Name, NameSize)) + 1);
        area = new(Left + names + 18, PlotFrame.Top, PlotFrame.Width - PlotFrame.Right - RampRoom, PlotFrame.Top + (rows.Count * RowHeight) + 12);
        axis = new(min, max, area.Left, area.Right);
        Height = (int)area.Bottom + PlotFrame.Bottom;
    }

    /// <summary>Height of the picture, in pixels.</summary>
    public int Height { get; }

    public void Draw(PlotSheet sheet)
    {
        PlotFrame.DrawWords(sheet, area, Height, Left, options);
        PlotFrame.DrawX(sheet, area, axis, options);
        for (int i = 0; i < rows.Count; i++)
        {
            PlotFrame.Line(sheet, area.Left, Middle(i), area.Right, Middle(i), Rule, 1);
        }

        if (axis.Shows(0))
        {
            PlotFrame.Line(sheet, axis.Of(0), area.Top, axis.Of(0), area.Bottom, MapInk.Faint, 1.8f);
        }

        PlotFrame.DrawBox(sheet, area);
        DrawRamp(sheet);
        for (int i = 0; i < rows.Count; i++)
        {
            sheet.BeginGroup(rows[i].Name);
            sheet.Text(MapInk.Shortened(rows[i].Name, NameSize, area.Left - Left - 18), area.Left - 18, Middle(i) + (NameSize * 0.36f), NameSize, MapInk.Ink, SKTextAlign.Right);
            DrawPoints(sheet, rows[i], shown[i], Middle(i));
            sheet.EndPart();
        }
    }

    /// <summary>Places of points in a row: those of one column stand above and below its middle in turn, closer where they are many.</summary>
    /// <param name="x">Places along the axis, in pixels.</param>
    /// <param name="room">How far a point may stand from the middle, in pixels.</param>
    /// <returns>Offsets from the middle, in pixels.</returns>
    internal static float[] Spread(IReadOnlyList<float> x, float room)
    {
        const float Column = Radius * 1.4f;
        float[] offsets = new float[x.Count];
        int[][] columns = [.. Enumerable.Range(0, x.Count).GroupBy(i => (int)MathF.Floor(x[i] / Column)).Select(column => column.ToArray())];
        int steps = columns.Length == 0 ? 0 : columns.Max(column => column.Length) / 2;
        float step = Math.Min(Radius * 1.7f, room / Math.Max(1, steps));
        foreach (int[] column in columns)
        {
            for (int k = 0; k < column.Length; k++)
            {
                offsets[column[k]] = (k % 2 == 0 ? 1 : -1) * ((k + 1) / 2) * step;
            }
        }

        return offsets;
    }

    /// <summary>Which share of the ramp a row's numbers get: 0 at their 5th percentile, 1 at their 95th, so that single values do not bleach all others.</summary>
    internal static double[] Shares(IReadOnlyList<double> values)
    {
        double[] ascending = [.. values.Where(double.IsFinite).Order()];
        if (ascending.Length == 0)
        {
            return [.. values.Select(_ => 0.5)];
        }

        double low = ascending[(int)(0.05 * (ascending.Length - 1))], high = ascending[(int)Math.Ceiling(0.95 * (ascending.Length - 1))];
        if (low == high)
        {
            // A presence that is rare: its few values are what there is to see.
            (low, high) = (ascending[0], ascending[^1]);
        }

        return [.. values.Select(value => low == high || !double.IsFinite(value) ? 0.5 : Math.Clamp((value - low) / (high - low), 0, 1))];
    }

    private static SKColor ColourOf(int step)
    {
        var (red, green, blue) = ColourRamp.Viridis.At(RampEnd * step / (RampSteps - 1));
        return new(red, green, blue);
    }

    /// <summary>The points of a row that are drawn: evenly spaced ones where there are too many.</summary>
    private static int[] Shown(SwarmRow row)
    {
        int[] finite = [.. Enumerable.Range(0, row.X.Count).Where(i => double.IsFinite(row.X[i]))];
        return finite.Length <= SwarmPlot.MostPoints ? finite : [.. Enumerable.Range(0, SwarmPlot.MostPoints).Select(i => finite[(int)((long)i * finite.Length / SwarmPlot.MostPoints)])];
    }

    private float Middle(int row) => area.Top + 6 + ((row + 0.5f) * RowHeight);

    private void DrawPoints(PlotSheet sheet, SwarmRow row, int[] points, float middle)
    {
        int[] inside = [.. points.Where(i => axis.Shows(row.X[i]))];
        double[] shares = Shares(row.Colour);
        float[] x = [.. inside.Select(i => axis.Of(row.X[i]))], offsets = Spread(x, (RowHeight / 2f) - Radius - 2);

        // A path for each colour: a point of its own for each would make the file of curves large.
        foreach (var colour in Enumerable.Range(0, inside.Length).GroupBy(i => (int)Math.Round(shares[inside[i]] * (RampSteps - 1))).OrderBy(group => group.Key))
        {
            using var circles = new SKPath();
            foreach (int i in colour)
            {
                AddPoint(circles, x[i], middle + offsets[i]);
            }

            sheet.Fill(circles, ColourOf(colour.Key));
        }
    }

    /// <summary>A circle of four curves, as the marks of other plots.</summary>
    private static void AddPoint(SKPath path, float x, float y)
    {
        const float Pull = 0.5523f * Radius;
        path.MoveTo(x + Radius, y);
        path.CubicTo(x + Radius, y + Pull, x + Pull, y + Radius, x, y + Radius);
        path.CubicTo(x - Pull, y + Radius, x - Radius, y + Pull, x - Radius, y);
        path.CubicTo(x - Radius, y - Pull, x - Pull, y - Radius, x, y - Radius);
        path.CubicTo(x + Pull, y - Radius, x + Radius, y - Pull, x + Radius, y);
        path.Close();
    }

    private void DrawRamp(PlotSheet sheet)
    {
        float height = Math.Clamp(area.Height - 70, 24, 260), left = area.Right + 34, top = area.MidY - (height / 2), step = height / RampSteps;
        sheet.Text("high", left, top - 12, PlotFrame.TickSize, MapInk.Ink);
        for (int i = 0; i < RampSteps; i++)
        {
            using var piece = new SKPath();

            // A little over the next one: no hairlines between pieces.
            piece.AddRect(new(left, top + (i * step), left + 18, top + ((i + 1) * step) + (i < RampSteps - 1 ? 0.5f : 0)));
            sheet.Fill(piece, ColourOf(RampSteps - 1 - i));
        }

        sheet.Text("low", left, top + height + 24, PlotFrame.TickSize, MapInk.Ink);
        if (height > 100)
        {
            sheet.Text("value of the layer", left + 50, area.MidY, PlotFrame.TickSize, MapInk.Ink, SKTextAlign.Center, degrees: -90);
        }
    }
}
