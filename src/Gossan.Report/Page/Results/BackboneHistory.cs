using System.Globalization;

namespace Gossan.Report.Page.Results;

/// <summary>How pretraining went.</summary>
/// <param name="Epochs">Epochs.</param>
/// <param name="ValidationLoss">Loss of validation after the last, in squared standard deviations.</param>
/// <param name="Ssim">Structural similarity of painted windows after the last.</param>
/// <param name="Psnr">Their peak signal-to-noise ratio, in decibels.</param>
public sealed record BackboneHistory(int Epochs, double ValidationLoss, double Ssim, double Psnr)
{
    private const string File = "history.csv";

    /// <summary>Reads it from the folder of a backbone; <see langword="null"/> where there is none.</summary>
    /// <exception cref="ReportException">It is damaged.</exception>
    public static BackboneHistory? Read(string folder)
    {
        string path = Path.Combine(folder, File);
        string[] lines = System.IO.File.Exists(path) ? System.IO.File.ReadAllLines(path) : [];
        if (lines.Length < 2)
        {
            return null;
        }

        var columns = lines[0].Split(',').ToList();
        string[] last = lines[^1].Split(',');
        return new(lines.Length - 1, Value("validation_loss"), Value("ssim"), Value("psnr"));

        double Value(string column) => columns.IndexOf(column) is >= 0 and var place && place < last.Length && double.TryParse(last[place], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw ReportException.Damaged(path, $"its last line has no number for {column}");
    }
}
