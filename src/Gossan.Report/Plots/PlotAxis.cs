using System.Globalization;
using Gossan.Report.Maps;

namespace Gossan.Report.Plots;

/// <summary>An axis: where a value lies, in pixels, and where the ticks are.</summary>
internal sealed record PlotAxis(double Min, double Max, float From, float To, bool Log = false)
{
    /// <summary>Place of a value, in pixels; far outside the paper for one far outside the axis, but never where numbers get coarse.</summary>
    public float Of(double value)
    {
        double share = Log ? Math.Log(value / Min) / Math.Log(Max / Min) : (value - Min) / (Max - Min);
        return (float)(From + (Math.Clamp(share, -50, 50) * (To - From)));
    }

    /// <summary>Whether the axis has a place for the value; a logarithmic one has none for zero and less.</summary>
    public bool Takes(double value) => double.IsFinite(value) && (!Log || value > 0);

    /// <summary>Whether the value lies on the axis.</summary>
    public bool Shows(double value) => Takes(value) && value >= Min && value <= Max;

    /// <summary>Values with their words, from low to high.</summary>
    public List<(double At, string Words)> Ticks()
    {
        if (Log && LogTicks() is { Count: >= 2 } ticks)
        {
            return ticks;
        }

        double step = MapExtent.RoundNumber((Max - Min) / 5);
        ticks = [];
        double first = Math.Ceiling((Min / step) - 1e-9);
        for (int i = 0; i < 12 && (first + i) * step <= Max + (step * 1e-6); i++)
        {
            ticks.Add(((first + i) * step, MapWords.Legible((first + i) * step, step)));
        }

        return ticks;
    }

    /// <summary>The ends that show all values, widened by a share of their distance; one value gets room on both sides, none the range from 0 to 1.</summary>
    public static (double Min, double Max) Around(IEnumerable<double> values, double widen, bool log = false)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value) && (!log || value > 0))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        if (low > high)
        {
            return log ? (1, 10) : (0, 1);
        }

        if (log)
        {
            double factor = high / low is > 1.000001 and double ratio ? Math.Pow(ratio, widen) : 2;
            return (low / factor, high * factor);
        }

        double room = high - low > Math.Abs(low) * 1e-9 ? (high - low) * widen : Math.Max(0.5, Math.Abs(low) * 0.1);
        return (low - room, high + room);
    }

    private List<(double At, string Words)> LogTicks()
    {
        double[] digits = Math.Log10(Max / Min) <= 3.5 ? [1, 2, 5] : [1];
        return [.. from power in Enumerable.Range((int)Math.Floor(Math.Log10(Min)), (int)Math.Ceiling(Math.Log10(Max / Min)) + 2)
                   from digit in digits
                   let at = digit * Math.Pow(10, power)
                   where at >= Min * (1 - 1e-9) && at <= Max * (1 + 1e-9)
                   select (at, Math.Round(at, 12).ToString("G6", CultureInfo.InvariantCulture))];
    }
}
