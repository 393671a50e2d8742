using System.Globalization;
using System.Text;

namespace Gossan.Prospectivity.Explanation;

/// <summary>A summary of attributions as a table for other programs: a row per layer, strongest first.</summary>
public static class AttributionTable
{
    /// <summary>Writes a summary; numbers in log-odds, shares 0..1, empty where a number is not defined.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="summary">The summary.</param>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public static void Write(string path, AttributionSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var text = new StringBuilder("rank,layer,mean_absolute,mean_absolute_low,mean_absolute_high,mean,strongest,value_correlation\n");
        foreach (var layer in summary.Layers)
        {
            double[] numbers = [layer.MeanAbsolute.Estimate, layer.MeanAbsolute.Low, layer.MeanAbsolute.High, layer.Mean, layer.Strongest, layer.ValueCorrelation];
            text.Append(CultureInfo.InvariantCulture, $"{layer.Rank},").Append(CsvText.Quoted(layer.Layer)).AppendJoin("", numbers.Select(number => "," + CsvText.Of(number))).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }
}
