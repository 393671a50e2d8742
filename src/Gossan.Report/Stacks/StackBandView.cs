namespace Gossan.Report.Stacks;

/// <summary>How a band of an evidence stack is called on its picture.</summary>
/// <param name="Title">The layer's name; shortened in its middle where it is too long.</param>
/// <param name="What">A second, smaller line, such as unit and transform: "ppm, log10, standardised"; "" for none.</param>
/// <param name="Binary">
/// Present (1) or absent (0): two colours, and the share of ones. A band with other cells than these is drawn as a
/// quantity all the same, since two colours would hide them.
/// </param>
public sealed record StackBandView(string Title, string What = "", bool Binary = false);
