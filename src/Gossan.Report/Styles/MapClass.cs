namespace Gossan.Report.Styles;

/// <summary>A class of a legend: the cells between two values, in one colour.</summary>
/// <param name="Name">Such as "very high"; "" where numbers alone say enough.</param>
/// <param name="Label">What the legend says.</param>
/// <param name="Lowest">The class begins here; a value of a cell, or the end of the scale.</param>
/// <param name="Highest">The class ends here; a value of a cell, or the end of the scale.</param>
/// <param name="Border">
/// Where the class ends for programs: half-way to the next value that a float32 can have, so that it does not matter whether a program
/// counts the border to the class below or above; positive infinity for the last class of an open scale.
/// </param>
/// <param name="Colour">sRGB.</param>
public sealed record MapClass(string Name, string Label, double Lowest, double Highest, double Border, (byte Red, byte Green, byte Blue) Colour)
{
    /// <summary>The colour as "#rrggbb".</summary>
    public string Hex => FormattableString.Invariant($"#{Colour.Red:x2}{Colour.Green:x2}{Colour.Blue:x2}");
}
