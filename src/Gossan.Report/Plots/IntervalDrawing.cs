using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>The layout of an interval plot and all that is drawn on it.</summary>
internal sealed class IntervalDrawing
{
    private const float NameSize = 19;
    private const float NameLine = 23;
    private const float MostName = 310;
    private const float GuideSize = 16;
    private const int GuideRoom = 20;
    private const int TightFrom = 21;

    private readonly IReadOnlyList<PlotInterval> rows;
    private readonly PlotOptions options;
    private readonly PlotAxis axis;
    private readonly SKRect area;
    private readonly string[] numbers;
    private readonly int rowHeight;
    private readonly float left;

    public IntervalDrawing(IReadOnlyList<PlotInterval> rows, PlotOptions options)
    {
        this.rows = rows;
        this.options = options;
        rowHeight = rows.Count < TightFrom ? 54 : 32;
        var values = rows.SelectMany(row => row.HasInterval ? [row.Estimate, row.Low, row.High] : new[] { row.Estimate }).Concat(options.XGuide is { } guide ? [guide.At] : []);
        var (min, max) = options.XRange ?? PlotAxis.Around(values, 0.05, options.LogX);
        numbers = [.. rows.Select(row => Words(row, MapExtent.RoundNumber((max - min) / 200)))];
        left = 28 + (options.YLabel.Length > 0 ? 36 : 0);
        float names = Math.Min(MostName, rows.Max(row => MapInk.WidthOf(row.Name, NameSize)) + 1);
        float top = PlotFrame.Top + (options.XGuide is null ? 0 : GuideRoom);
        area = new(left + names + 18, top, PlotFrame.Width - PlotFrame.Right - numbers.Max(text => MapInk.WidthOf(text, NameSize)) - 20, top + (rows.Count * rowHeight) + 12);
        axis = new(min, max, area.Left, area.Right, options.LogX);
        Height = (int)area.Bottom + PlotFrame.Bottom;
    }

    /// <summary>Height of the picture, in pixels.</summary>
    public int Height { get; }

    public void Draw(PlotSheet sheet)
    {
        PlotFrame.DrawWords(sheet, area, Height, 28, options);
        PlotFrame.DrawX(sheet, area, axis, options);
        if (options.YLabel.Length > 0)
        {
            sheet.Text(MapInk.Shortened(options.YLabel, PlotFrame.LabelSize, area.Height + 60), 40, area.MidY, PlotFrame.LabelSize, MapInk.Ink, SKTextAlign.Center, degrees: -90);
        }

        DrawGuide(sheet);
        PlotFrame.DrawBox(sheet, area);
        for (int i = 0; i < rows.Count; i++)
        {
            sheet.BeginGroup($"{rows[i].Name}: {numbers[i]}");
            DrawRow(sheet, i);
            sheet.EndPart();
        }
    }

    /// <summary>Estimate and interval with the digits that <paramref name="step"/> tells apart.</summary>
    private static string Words(PlotInterval row, double step)
    {
        string estimate = double.IsFinite(row.Estimate) ? MapWords.Legible(row.Estimate, step) : "no value";
        return row.HasInterval && double.IsFinite(row.Estimate) ? $"{estimate} [{MapWords.Legible(row.Low, step)}, {MapWords.Legible(row.High, step)}]" : estimate;
    }

    private void DrawGuide(PlotSheet sheet)
    {
        if (options.XGuide is { } guide && axis.Shows(guide.At))
        {
            float x = axis.Of(guide.At), half = MapInk.WidthOf(guide.Name, GuideSize) / 2;
            PlotFrame.Line(sheet, x, area.Top, x, area.Bottom, MapInk.Faint, 1.8f, PlotStyle.GuideDash);
            sheet.Text(guide.Name, Math.Max(area.Left + half, Math.Min(x, area.Right - half)), area.Top - 9, GuideSize, MapInk.Faint, SKTextAlign.Center);
        }
    }

    private void DrawRow(PlotSheet sheet, int index)
    {
        var row = rows[index];
        float y = area.Top + 6 + ((index + 0.5f) * rowHeight), baseline = y + (NameSize * 0.36f), room = area.Left - left - 18;
        var (first, second) = rowHeight < 2 * NameLine ? (MapInk.Shortened(row.Name, NameSize, room), "") : PlotWords.TwoLines(row.Name, NameSize, room);
        float raise = second.Length > 0 ? NameLine / 2 : 0;
        sheet.Text(first, area.Left - 18, baseline - raise, NameSize, MapInk.Ink, SKTextAlign.Right);
        sheet.Text(second, area.Left - 18, baseline + raise, NameSize, MapInk.Ink, SKTextAlign.Right);
        sheet.Text(numbers[index], area.Right + 20, baseline, NameSize, MapInk.Ink);
        var style = PlotStyle.Of(0);
        if (!axis.Takes(row.Estimate))
        {
            return;
        }

        if (row.HasInterval && axis.Takes(row.Low) && axis.Takes(row.High))
        {
            sheet.BeginClip(area);
            float low = axis.Of(row.Low), high = axis.Of(row.High);
            PlotFrame.Line(sheet, low, y, high, y, style.Colour, 3.4f);
            PlotFrame.Line(sheet, low, y - 8, low, y + 8, style.Colour, 2.4f);
            PlotFrame.Line(sheet, high, y - 8, high, y + 8, style.Colour, 2.4f);
            sheet.EndPart();
        }

        if (axis.Shows(row.Estimate))
        {
            PlotMark.Draw(sheet, PlotShape.Circle, new(axis.Of(row.Estimate), y), 8, style.Colour);
        }
    }
}
