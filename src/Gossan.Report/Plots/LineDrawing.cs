using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>The layout of a line plot and all that is drawn on it.</summary>
internal sealed class LineDrawing
{
    public const int Height = 760;
    private const float LineWidth = 2.6f;
    private const float MarkRadius = 6.5f;
    private const float MarkSpacing = 150;
    private const byte BandOpacity = 0x2C;

    private readonly IReadOnlyList<PlotSeries> series;
    private readonly PlotOptions options;
    private readonly PlotLegend legend = new();
    private readonly SKRect area;
    private readonly PlotAxis across;
    private readonly PlotAxis up;
    private readonly bool beside;

    public LineDrawing(IReadOnlyList<PlotSeries> series, PlotOptions options)
    {
        this.series = series;
        this.options = options;
        beside = options.ErrorBars && series.Count > 1 && series.All(one => one.Low is not null && one.X.SequenceEqual(series[0].X));
        FillLegend();

        var (minY, maxY) = options.YRange ?? PlotAxis.Around(series.SelectMany(HeightsOf).Concat(options.YGuide is { } level ? [level.At] : []), widen: 0.05);
        up = new(minY, maxY, Height - PlotFrame.Bottom, PlotFrame.Top);
        float left = PlotFrame.LeftOf(up.Ticks(), options);
        area = new(left, PlotFrame.Top, PlotFrame.Width - PlotFrame.Right - legend.Width - 28, Height - PlotFrame.Bottom);
        var (minX, maxX) = options.XRange ?? XRangeOfValues();
        across = new(minX, maxX, area.Left, area.Right, options.LogX);
    }

    /// <summary>Whether marks stand on the points.</summary>
    private bool Marked => options.Markers || !options.Joined;

    public void Draw(PlotSheet sheet)
    {
        PlotFrame.DrawWords(sheet, area, Height, 28, options);
        PlotFrame.DrawX(sheet, area, across, options);
        PlotFrame.DrawY(sheet, area, up, options);

        // Half a line more, so that a curve along the edge is as thick as elsewhere.
        sheet.BeginClip(SKRect.Inflate(area, LineWidth / 2, LineWidth / 2));
        DrawGuides(sheet);
        for (int i = 0; i < series.Count && !options.ErrorBars; i++)
        {
            DrawBand(sheet, series[i], PlotStyle.Of(i));
        }

        sheet.EndPart();
        PlotFrame.DrawBox(sheet, area);
        for (int i = 0; i < series.Count; i++)
        {
            DrawSeries(sheet, i);
        }

        legend.Draw(sheet, area.Right + 28, area.Top, area.Height);
    }

    private static IEnumerable<double> HeightsOf(PlotSeries one) => one.Y.Concat(one.Low ?? []).Concat(one.High ?? []);

    private (double Min, double Max) XRangeOfValues()
    {
        if (options is { XTicks: { Count: > 0 } words, XTickValues: null })
        {
            return (-0.5, words.Count - 0.5);
        }

        var values = series.SelectMany(one => one.X).Concat(options.XGuide is { } guide ? [guide.At] : []);
        return PlotAxis.Around(values, Marked || options.ErrorBars ? 0.04 : 0, options.LogX);
    }

    private void FillLegend()
    {
        for (int i = 0; i < series.Count; i++)
        {
            var (one, style) = (series[i], PlotStyle.Of(i));
            bool drawn = Enumerable.Range(0, one.X.Count).Any(point => double.IsFinite(one.X[point]) && (!options.LogX || one.X[point] > 0) && double.IsFinite(one.Y[point]));
            legend.Add(drawn ? one.Name : $"{one.Name} (no values)", one.Detail, (sheet, place) => DrawSample(sheet, place, one, style));
        }

        AddGuide(options.Diagonal ? options.DiagonalName : null, upright: false);
        AddGuide(options.YGuide?.Name, upright: false);
        AddGuide(options.XGuide?.Name, upright: true);
    }

    private void AddGuide(string? name, bool upright)
    {
        if (name is not null)
        {
            legend.Add(name, detail: null, (sheet, place) => PlotFrame.Line(
                sheet,
                fromX: upright ? place.MidX : place.Left,
                fromY: upright ? place.Top - 4 : place.MidY,
                toX: upright ? place.MidX : place.Right,
                toY: upright ? place.Bottom + 4 : place.MidY,
                MapInk.Faint,
                width: 1.8f,
                PlotStyle.GuideDash));
        }
    }

    private void DrawSample(PlotSheet sheet, SKRect place, PlotSeries one, PlotStyle style)
    {
        if (one.Low is not null && !options.ErrorBars)
        {
            using var band = new SKPath();
            band.AddRect(place);
            sheet.Fill(band, style.Colour.WithAlpha(BandOpacity));
        }
        else if (one.Low is not null)
        {
            DrawBar(sheet, place.MidX, place.Top - 5, place.Bottom + 5, style.Colour);
        }

        if (options.Joined)
        {
            PlotFrame.Line(sheet, place.Left, place.MidY, place.Right, place.MidY, style.Colour, LineWidth, style.Dash);
        }

        if (Marked || series.Count > 1)
        {
            PlotMark.Draw(sheet, style.Shape, new(place.MidX, place.MidY), MarkRadius, style.Colour);
        }
    }

    private void DrawGuides(PlotSheet sheet)
    {
        if (options.Diagonal)
        {
            // In pieces: it is a curve where the x axis is logarithmic.
            using var line = new SKPath();
            line.AddPoly([.. Enumerable.Range(0, 101).Select(i => across.Log ? across.Min * Math.Pow(across.Max / across.Min, i / 100.0) : across.Min + ((across.Max - across.Min) * i / 100)).Select(x => At(x, x))], close: false);
            sheet.Stroke(line, MapInk.Faint, 1.8f, PlotStyle.GuideDash);
        }

        if (options.YGuide is { } level)
        {
            PlotFrame.Line(sheet, area.Left, up.Of(level.At), area.Right, up.Of(level.At), MapInk.Faint, 1.8f, PlotStyle.GuideDash);
        }

        if (options.XGuide is { } upright && across.Takes(upright.At))
        {
            PlotFrame.Line(sheet, across.Of(upright.At), area.Top, across.Of(upright.At), area.Bottom, MapInk.Faint, 1.8f, PlotStyle.GuideDash);
        }
    }

    private void DrawBand(PlotSheet sheet, PlotSeries one, PlotStyle style)
    {
        if (one is not { Low: { } low, High: { } high })
        {
            return;
        }

        sheet.BeginGroup($"{one.Name}, interval");
        foreach (var run in PlotPath.Runs(one.X.Count, i => across.Takes(one.X[i]) && double.IsFinite(low[i]) && double.IsFinite(high[i])))
        {
            using var band = PlotPath.Between(
                PlotPath.Joined(run.Select(i => At(one.X[i], high[i])), options.Steps), PlotPath.Joined(run.Select(i => At(one.X[i], low[i])), options.Steps));
            sheet.Fill(band, style.Colour.WithAlpha(BandOpacity));
        }

        sheet.EndPart();
    }

    private void DrawSeries(PlotSheet sheet, int index)
    {
        var (one, style) = (series[index], PlotStyle.Of(index));
        float aside = beside ? (index - ((series.Count - 1) / 2f)) * Math.Min(9, 60f / series.Count) : 0;
        var runs = PlotPath.Runs(one.X.Count, i => across.Takes(one.X[i]) && double.IsFinite(one.Y[i])).ToList();
        var marks = new List<SKPoint>();
        using var line = new SKPath();
        foreach (var run in runs)
        {
            var points = PlotPath.Joined(run.Select(i => Moved(At(one.X[i], one.Y[i]), aside)), options.Steps);
            if (points.Count > 1)
            {
                line.AddPoly([.. points], close: false);
            }

            if (Marked || run.Count == 1)
            {
                marks.AddRange(run.Select(i => Moved(At(one.X[i], one.Y[i]), aside)));
            }
        }

        if (!Marked && series.Count > 1)
        {
            // Each line's first mark a little further along, so that marks of lines that run together do not hide each other.
            marks.AddRange(PlotPath.Along(line, MarkSpacing, first: (index + 0.5f) / series.Count));
        }

        sheet.BeginGroup(one.Name);
        sheet.BeginClip(SKRect.Inflate(area, LineWidth / 2, LineWidth / 2));
        DrawBars(sheet, one, style, aside);
        if (options.Joined && !line.IsEmpty)
        {
            sheet.Stroke(line, style.Colour, LineWidth, style.Dash);
        }

        sheet.EndPart();
        var edge = SKRect.Inflate(area, 1, 1);
        foreach (var mark in marks.Where(edge.Contains))
        {
            PlotMark.Draw(sheet, style.Shape, mark, MarkRadius, style.Colour);
        }

        sheet.EndPart();
    }

    private void DrawBars(PlotSheet sheet, PlotSeries one, PlotStyle style, float aside)
    {
        if (!options.ErrorBars || one is not { Low: { } low, High: { } high })
        {
            return;
        }

        for (int i = 0; i < one.X.Count; i++)
        {
            if (across.Takes(one.X[i]) && double.IsFinite(one.Y[i]) && double.IsFinite(low[i]) && double.IsFinite(high[i]))
            {
                DrawBar(sheet, across.Of(one.X[i]) + aside, up.Of(high[i]), up.Of(low[i]), style.Colour);
            }
        }
    }

    private static void DrawBar(PlotSheet sheet, float x, float top, float bottom, SKColor colour)
    {
        using var bar = new SKPath();
        bar.AddPoly([new(x - 5, top), new(x + 5, top)], close: false);
        bar.AddPoly([new(x, top), new(x, bottom)], close: false);
        bar.AddPoly([new(x - 5, bottom), new(x + 5, bottom)], close: false);
        sheet.Stroke(bar, colour, 1.6f);
    }

    private static SKPoint Moved(SKPoint point, float aside) => new(point.X + aside, point.Y);

    private SKPoint At(double x, double y) => new(across.Of(x), up.Of(y));
}
